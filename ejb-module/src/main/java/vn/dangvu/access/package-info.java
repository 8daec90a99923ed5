/**
 * Who may see what: the one place. A document carries tokens, a person holds tokens; they meet in
 * SQL here and as a filter in the search index, and nothing else decides.
 */
package vn.dangvu.access;
