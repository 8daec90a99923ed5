/** Words that every feature shares: ids, events, refusals. */
package vn.dangvu.shared;
