/** Directives on their way down: publishing, opening, acknowledging, and who has not yet. */
package vn.dangvu.dispatch;
