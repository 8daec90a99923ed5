package vn.dangvu.web.form;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.content.StagedFile;
import vn.dangvu.content.UploadId;
import vn.dangvu.content.UploadService;
import vn.dangvu.shared.DomainException;
import vn.dangvu.web.frame.Notices;
import vn.dangvu.web.security.CurrentActor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The uploads that a form names, also to show them again when the form comes back with a fault. */
@RequestScoped
@Named("sentFiles")
public class SentFiles {
    /** An upload that has wholly arrived. */
    public record Sent(String id, String fileName, long size) {}

    @Inject CurrentActor current;
    @Inject UploadService uploads;
    @Inject HttpServletRequest request;
    @Inject Notices notices;

    /** Ids under this name of input; the newest last. */
    public List<UploadId> ids(String name) {
        String[] sent = request.getParameterValues(name);
        return sent == null
                ? List.of()
                : Arrays.stream(sent).distinct().map(UploadId::new).toList();
    }

    /** The newest; null = none. */
    public UploadId newest(String name) {
        List<UploadId> all = ids(name);
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    /** The file that a document is made of; empty = none came, which the page then says. */
    public Optional<UploadId> document() {
        UploadId newest = newest("file");
        if (newest == null) {
            notices.refuse("file", "form.file-missing");
        }
        return Optional.ofNullable(newest);
    }

    /** What can be used still. */
    public List<Sent> of(String name) {
        List<Sent> known = new ArrayList<>();
        for (UploadId id : ids(name)) {
            try {
                StagedFile file = uploads.finished(current.required(), id);
                known.add(new Sent(id.value(), file.fileName(), file.size()));
            } catch (DomainException usedUp) {
                // the form shows an empty place for a file again
            }
        }
        return known;
    }
}
