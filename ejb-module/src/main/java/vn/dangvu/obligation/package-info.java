/** What a unit owes: an acknowledgement or a report, for which directive, by when. */
package vn.dangvu.obligation;
