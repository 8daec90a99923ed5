/**
 * The one-command start: PostgreSQL, Elasticsearch, a demonstration PKI with its tokens and Payara
 * Micro with the application, each a child process of one supervisor, all on loopback.
 *
 * <p>{@link vn.dangvu.launcher.Launcher} is the command; {@link vn.dangvu.launcher.Stack} is the
 * same for tests. A part that fails to start or dies ends all others, and whatever becomes of the
 * supervisor, the kernel ends its children.
 */
package vn.dangvu.launcher;
