/**
 * {@code dangvu-sign}: signing and verification without the server, for scripts and clerks' IT staff.
 * {@link vn.dangvu.signing.cli.Main} names the commands, {@link vn.dangvu.signing.cli.ExitCode} what
 * they end with.
 */
package vn.dangvu.signing.cli;
