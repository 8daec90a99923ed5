package vn.dangvu.content;

import java.nio.file.Path;

/**
 * A file that has wholly arrived and is not yet part of a document.
 *
 * @param fileName as the sender named it; for display only, never part of a path
 * @param size in bytes
 */
public record StagedFile(Path path, String fileName, long size) {}
