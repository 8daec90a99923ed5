/**
 * Work that follows a commit: what must reach the search index, and later other outside parts. A
 * change and its outbox row commit together; the pump works the rows off, as often as it takes.
 */
package vn.dangvu.outbox;
