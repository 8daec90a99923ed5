package vn.dangvu.document;

import java.nio.file.Path;

/** Tells whether a file is stamped as a state secret. The feature that reads texts answers. */
public interface SecrecyCheck {
    /**
     * Whether “MẬT”, “TỐI MẬT” or “TUYỆT MẬT” stands on its first page as stamps do; false also where
     * the file has no text that could be read now.
     */
    boolean isStamped(Path file, String mediaType);
}
