/**
 * Tra cứu: feeds the index after each commit and searches it, for each person only what he may see —
 * by a filter in the query and a second look in SQL.
 */
package vn.dangvu.search;
