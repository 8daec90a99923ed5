/**
 * Bytes. A file arrives in pieces ({@link vn.dangvu.content.UploadService}), is kept once under its
 * SHA-256 ({@link vn.dangvu.content.FileContentStore}) and never changes afterwards.
 */
package vn.dangvu.content;
