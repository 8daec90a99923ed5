package vn.dangvu.web.report;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.content.StagedFile;
import vn.dangvu.content.UploadId;
import vn.dangvu.content.UploadService;
import vn.dangvu.document.DocumentType;
import vn.dangvu.document.DocumentView;
import vn.dangvu.shared.DomainException;
import vn.dangvu.web.security.CurrentActor;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields of a report, and the files that arrived for it. */
@RequestScoped
@Named("particulars")
public class Particulars {
    /** Types that a grassroots organisation sends up, the usual one first. */
    private static final List<DocumentType> TYPES =
            List.of(
                    DocumentType.BC,
                    DocumentType.KH,
                    DocumentType.CV,
                    DocumentType.TTR,
                    DocumentType.NQ,
                    DocumentType.CTR,
                    DocumentType.TB,
                    DocumentType.DA,
                    DocumentType.BB);

    @Inject UploadService uploads;
    @Inject CurrentActor current;
    @Inject HttpServletRequest request;

    private String typeCode = DocumentType.BC.name();
    private String symbol;
    private LocalDate issuedDate;
    private String subject;

    /** A file that has arrived and is not used yet. */
    public record Arrived(String name, String id, String fileName, long size) {}

    /** Shows what a document says now; what the user typed wins. */
    void of(DocumentView document) {
        typeCode = document.typeCode();
        symbol = document.symbol();
        issuedDate = document.issuedDate();
        subject = document.subject();
    }

    /** Empty when no file was chosen. */
    Optional<UploadId> file() {
        return ids("tep").findFirst();
    }

    List<UploadId> attachments() {
        return ids("phuLuc").toList();
    }

    /** Files that the form carried back after a fault, so that nobody uploads twice. */
    public List<Arrived> getArrived() {
        return Stream.of("tep", "phuLuc")
                .flatMap(name -> ids(name).map(id -> arrived(name, id)))
                .filter(Objects::nonNull)
                .toList();
    }

    private Arrived arrived(String name, UploadId id) {
        try {
            StagedFile file = uploads.finished(current.required(), id);
            return new Arrived(name, id.value(), file.fileName(), file.size());
        } catch (DomainException usedUp) {
            return null;
        }
    }

    private Stream<UploadId> ids(String name) {
        String[] values = request.getParameterValues(name);
        return values == null
                ? Stream.empty()
                : Arrays.stream(values).filter(value -> !value.isBlank()).map(UploadId::new);
    }

    public List<DocumentType> getTypes() {
        return TYPES;
    }

    public String getTypeCode() {
        return typeCode;
    }

    public void setTypeCode(String typeCode) {
        this.typeCode = typeCode;
    }

    public String getSymbol() {
        return symbol;
    }

    public void setSymbol(String symbol) {
        this.symbol = symbol;
    }

    public LocalDate getIssuedDate() {
        return issuedDate;
    }

    public void setIssuedDate(LocalDate issuedDate) {
        this.issuedDate = issuedDate;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }
}
