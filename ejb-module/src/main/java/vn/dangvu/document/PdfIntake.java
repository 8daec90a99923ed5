package vn.dangvu.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import vn.dangvu.content.FileContentStore;
import vn.dangvu.content.StagedFile;
import vn.dangvu.content.StoredContent;
import vn.dangvu.signing.FindingCode;
import vn.dangvu.signing.PdfInspection;
import vn.dangvu.signing.PdfInspector;
import vn.dangvu.signing.Severity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Looks a file over and puts it into the store, before any transaction begins. */
@ApplicationScoped
class PdfIntake {
    private static final String DAMAGED = "damaged";

    @Inject FileContentStore store;
    @Inject SecrecyCheck secrecy;

    /** @param pages 0 for files that are not PDF */
    record Taken(StoredContent content, String fileName, int pages, boolean signed) {}

    /**
     * @throws DocumentRefused when the file is not a whole, readable, unencrypted PDF, is something
     *     else besides, or a state secret: then it is removed
     */
    Taken pdf(StagedFile file) {
        PdfInspection inspection = inspect(file);
        if (!inspection.acceptable()) {
            throw DocumentRefused.file(reason(inspection), file.fileName());
        }
        if (isPolyglot(file)) {
            throw DocumentRefused.file("two-types", file.fileName());
        }
        refuseSecrets(file, "application/pdf");
        return new Taken(keep(file), file.fileName(), inspection.pageCount(), inspection.signed());
    }

    /**
     * @throws DocumentRefused when the name and the content do not show the same allowed type, or a
     *     state secret: then it is removed
     */
    Taken attachment(StagedFile file) {
        if (!AttachmentType.fits(file)) {
            throw DocumentRefused.file("attachment-type", file.fileName());
        }
        refuseSecrets(file, "application/octet-stream");
        return new Taken(keep(file), file.fileName(), 0, false);
    }

    /** State secrets are not kept here, not even until the sender takes them away (SECURITY R31). */
    private void refuseSecrets(StagedFile file, String mediaType) {
        if (!secrecy.isStamped(file.path(), mediaType)) {
            return;
        }
        try {
            Files.delete(file.path());
        } catch (IOException disk) {
            throw new UncheckedIOException("the staged file could not be removed", disk);
        }
        throw DocumentRefused.file("secret", file.fileName());
    }

    private StoredContent keep(StagedFile file) {
        try {
            return store.put(file.path());
        } catch (IOException disk) {
            throw new UncheckedIOException("the file could not be stored", disk);
        }
    }

    private static PdfInspection inspect(StagedFile file) {
        try {
            return new PdfInspector().inspect(file.path());
        } catch (IOException disk) {
            throw new UncheckedIOException("the staged file cannot be read", disk);
        }
    }

    private static boolean isPolyglot(StagedFile file) {
        try {
            return Polyglot.is(file.path());
        } catch (IOException disk) {
            throw new UncheckedIOException("the staged file cannot be read", disk);
        }
    }

    private static String reason(PdfInspection inspection) {
        return inspection.findings().stream()
                .filter(finding -> finding.severity() == Severity.FAILURE)
                .findFirst()
                .map(finding -> reason(finding.code()))
                .orElse(DAMAGED);
    }

    private static String reason(FindingCode code) {
        return switch (code) {
            case NOT_PDF -> "not-pdf";
            case EMPTY_FILE -> "empty";
            case ENCRYPTED -> "encrypted";
            case NO_PAGES -> "no-pages";
            case TOO_COMPLEX -> "too-complex";
            default -> DAMAGED;
        };
    }
}
