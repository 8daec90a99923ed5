package vn.dangvu.web.office;

import vn.dangvu.document.DocumentId;
import vn.dangvu.shared.NotFound;

/** Ids as addresses and forms write them. */
final class PathId {
    private PathId() {}

    /**
     * @throws NotFound when it is no id
     */
    static DocumentId of(String text) {
        if (text == null || !text.matches("[1-9][0-9]{0,17}")) {
            throw new NotFound("document");
        }
        return new DocumentId(Long.parseLong(text));
    }
}
