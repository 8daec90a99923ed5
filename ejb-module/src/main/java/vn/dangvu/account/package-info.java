/**
 * Accounts, passwords and sessions: who is asking.
 *
 * <p>Sessions live in the database, so that they survive a restart and end everywhere at once. What a
 * person may do hangs on the positions they hold today and is read anew with each request.
 */
package vn.dangvu.account;
