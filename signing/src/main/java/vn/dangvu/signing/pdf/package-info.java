/**
 * The engine's own reader and incremental writer of PDF structure (ISO 32000-1 §7).
 *
 * <p>Strict where a lenient reader would let two programs see two documents, bounded in memory and
 * depth, and lazy: it reads the cross-reference data and the few objects that are asked for, so that
 * cost does not grow with the size of the pages. Every malformed input ends in {@link
 * vn.dangvu.signing.pdf.PdfSyntaxException}. Not part of the public face.
 */
package vn.dangvu.signing.pdf;
