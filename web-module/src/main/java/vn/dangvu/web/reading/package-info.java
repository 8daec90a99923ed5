/**
 * Finding, reading and verifying: light pages for everybody, useful without script. {@link
 * vn.dangvu.web.reading.ReaderPage} shows a document, {@link
 * vn.dangvu.web.reading.DocumentFileServlet} sends its bytes, {@link
 * vn.dangvu.web.reading.SearchPage} finds it, {@link vn.dangvu.web.reading.VerificationServlet}
 * judges a file that anybody brings.
 */
package vn.dangvu.web.reading;
