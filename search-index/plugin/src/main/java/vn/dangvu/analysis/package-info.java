/**
 * Rules of Vietnamese spelling ({@link vn.dangvu.analysis.VietnameseText}, {@link
 * vn.dangvu.analysis.Syllable}, {@link vn.dangvu.analysis.DocumentSymbol}) and the Elasticsearch
 * analysis components built on them. The rules need only the JDK and are used on both sides of the
 * wire; the components need Lucene and are loaded by Elasticsearch alone.
 */
package vn.dangvu.analysis;
