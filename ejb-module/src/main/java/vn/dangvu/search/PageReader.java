package vn.dangvu.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import vn.dangvu.access.AccessService;
import vn.dangvu.account.Actor;
import vn.dangvu.content.ContentService;
import vn.dangvu.content.StagedFile;
import vn.dangvu.content.UploadId;
import vn.dangvu.content.UploadService;
import vn.dangvu.document.DocumentId;
import vn.dangvu.index.ExtractedText;
import vn.dangvu.index.ExtractionUnavailableException;
import vn.dangvu.index.PageText;
import vn.dangvu.index.TextSource;
import vn.dangvu.index.fields.PageFields;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the particulars off the pages of a PDF that has arrived and is not yet part of a document. */
@ApplicationScoped
public class PageReader {
    private static final Logger LOG = LoggerFactory.getLogger(PageReader.class);
    private static final int REMEMBERED = 100;
    private static final String PDF = "application/pdf";

    @Inject IndexConnection connection;
    @Inject UploadService uploads;
    @Inject ContentService content;
    @Inject AccessService access;

    /** A form that comes back with a fault asks again. */
    private final Map<UploadId, ReadParticulars> known =
            Collections.synchronizedMap(
                    new LinkedHashMap<>() {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(
                                Map.Entry<UploadId, ReadParticulars> eldest) {
                            return size() > REMEMBERED;
                        }
                    });

    /**
     * What the file says of itself; of a scan, as far as its first page tells. Takes up to some
     * seconds the first time.
     *
     * @throws vn.dangvu.content.UploadRefused when bytes are still missing
     * @throws vn.dangvu.shared.NotFound no such upload of this account
     */
    public ReadParticulars read(Actor actor, UploadId upload) {
        StagedFile file = uploads.finished(actor, upload);
        ReadParticulars read = known.get(upload);
        if (read == null) {
            read = read(file.path(), true);
            known.put(upload, read);
        }
        return read;
    }

    /**
     * What the letters of a document's current file say of itself; nothing of a scan, for which a page
     * would have to wait.
     *
     * @throws vn.dangvu.shared.NotFound no such document for this person
     */
    public ReadParticulars read(Actor actor, DocumentId document) {
        return read(content.file(access.view(actor, document).current().blob()), false);
    }

    private ReadParticulars read(Path file, boolean scans) {
        try {
            ExtractedText text = connection.extractor().extract(file, PDF);
            List<PageText> pages = new ArrayList<>(text.pages());
            if (scans && !pages.isEmpty() && pages.get(0).source() == TextSource.PICTURE) {
                List<PageText> seen = connection.opticalReader().recognise(file, PDF, 1).pages();
                pages.set(0, seen.isEmpty() ? pages.get(0) : seen.get(0));
            }
            return ReadParticulars.of(PageFields.read(pages));
        } catch (ExtractionUnavailableException away) {
            LOG.warn("the page cannot be read for the form: {}", away.getMessage());
            return ReadParticulars.NOTHING;
        }
    }
}
