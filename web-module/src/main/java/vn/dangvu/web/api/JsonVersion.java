package vn.dangvu.web.api;

import vn.dangvu.document.VersionView;

import java.time.Instant;

/** One version of a document; its bytes never change. */
public class JsonVersion {
    public int ordinal;
    public String stage;
    public String sha256;
    public long size;
    public String fileName;
    public int pages;
    public Instant createdAt;

    static JsonVersion of(VersionView view) {
        JsonVersion json = new JsonVersion();
        json.ordinal = view.ordinal();
        json.stage = view.stage().name();
        json.sha256 = view.blob().sha256();
        json.size = view.size();
        json.fileName = view.fileName();
        json.pages = view.pages();
        json.createdAt = view.createdAt();
        return json;
    }
}
