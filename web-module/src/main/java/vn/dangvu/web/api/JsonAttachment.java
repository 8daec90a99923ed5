package vn.dangvu.web.api;

import vn.dangvu.document.AttachmentView;

/** A file that hangs on a document. */
public class JsonAttachment {
    public int ordinal;
    public String sha256;
    public long size;
    public String fileName;

    static JsonAttachment of(AttachmentView view) {
        JsonAttachment json = new JsonAttachment();
        json.ordinal = view.ordinal();
        json.sha256 = view.blob().sha256();
        json.size = view.size();
        json.fileName = view.fileName();
        return json;
    }
}
