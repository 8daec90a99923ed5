/**
 * Text of documents and the search over it: extraction through worker processes ({@link
 * vn.dangvu.index.TextExtractor}) and an index with permissions inside it ({@link
 * vn.dangvu.index.SearchIndex}). Knows neither Jakarta EE nor the database.
 */
package vn.dangvu.index;
