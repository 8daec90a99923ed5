package vn.dangvu.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.content.StagedFile;
import vn.dangvu.content.UploadId;
import vn.dangvu.content.UploadService;
import vn.dangvu.shared.DomainException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The uploads that a form names, also to show them again when the form comes back with a fault. */
@RequestScoped
@Named("sentFiles")
public class SentFiles {
    /** An upload that has wholly arrived. */
    public record Sent(String id, String fileName, long size) {}

    @Inject Desk desk;
    @Inject UploadService uploads;
    @Inject HttpServletRequest request;

    /** Ids under this name of input; the newest last. */
    List<UploadId> ids(String name) {
        String[] sent = request.getParameterValues(name);
        return sent == null
                ? List.of()
                : Arrays.stream(sent).distinct().map(UploadId::new).toList();
    }

    /** The newest; null = none. */
    UploadId newest(String name) {
        List<UploadId> all = ids(name);
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    /** What can be used still. */
    public List<Sent> of(String name) {
        List<Sent> known = new ArrayList<>();
        for (UploadId id : ids(name)) {
            try {
                StagedFile file = uploads.finished(desk.actor(), id);
                known.add(new Sent(id.value(), file.fileName(), file.size()));
            } catch (DomainException usedUp) {
                // the form shows an empty place for a file again
            }
        }
        return known;
    }
}
