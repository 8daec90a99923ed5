package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfBytes;
import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Judges an uploaded file before anything is done with it. Reads structure only, with a bound on
 * objects, depth and bytes, so that it neither hangs nor fills memory. Thread-safe.
 */
public final class PdfInspector {

    /** One inspection. */
    private static final class Run {
        private final PdfBytes bytes;
        private final List<Finding> findings = new ArrayList<>();
        private int pageCount;
        private boolean encrypted;
        private boolean damaged;
        private boolean signatureFields;
        private boolean signed;
        private String title;

        Run(PdfBytes bytes) {
            this.bytes = bytes;
        }

        PdfInspection inspect() {
            if (bytes.length() == 0) {
                findings.add(Finding.failure(FindingCode.EMPTY_FILE, ""));
            } else if (!Signable.isPdf(bytes)) {
                findings.add(Finding.failure(FindingCode.NOT_PDF, ""));
            } else {
                readOrRefuse();
            }
            return new PdfInspection(
                    findings.stream().noneMatch(f -> f.severity() == Severity.FAILURE),
                    bytes.length(),
                    pageCount,
                    encrypted,
                    damaged,
                    signatureFields,
                    signed,
                    title,
                    findings);
        }

        private void readOrRefuse() {
            try {
                read();
            } catch (PdfSyntaxException e) {
                refuse(e.kind(), e.getMessage());
            } catch (UncheckedIOException e) {
                throw e;
            } catch (RuntimeException | StackOverflowError e) {
                refuse(PdfSyntaxException.Kind.DAMAGED, e.toString());
            }
        }

        private void refuse(PdfSyntaxException.Kind kind, String detail) {
            FindingCode code =
                    switch (kind) {
                        case DAMAGED -> FindingCode.DAMAGED_STRUCTURE;
                        case ENCRYPTED -> FindingCode.ENCRYPTED;
                        case TOO_COMPLEX -> FindingCode.TOO_COMPLEX;
                    };
            damaged = damaged || kind == PdfSyntaxException.Kind.DAMAGED;
            if (findings.stream().noneMatch(f -> f.code() == code)) {
                findings.add(Finding.failure(code, String.valueOf(detail)));
            }
        }

        private void read() throws PdfSyntaxException {
            PdfFile file = PdfFile.open(bytes);
            encrypted = file.encrypted();
            if (file.locked()) {
                refuse(PdfSyntaxException.Kind.ENCRYPTED, "");
            } else if (encrypted) {
                findings.add(Finding.information(FindingCode.ENCRYPTED, ""));
            }
            file.check();
            PdfObject.Dict catalog = file.catalog();
            pageCount = PageTree.pages(file).size();
            if (pageCount == 0) {
                findings.add(Finding.failure(FindingCode.NO_PAGES, ""));
            }
            List<FormField> signatures = FormField.signatures(file);
            signatureFields = !signatures.isEmpty();
            signed = signatures.stream().anyMatch(FormField::isSigned);
            title = file.locked() ? null : Signable.text(file, info(file), "Title");
            inform(file, catalog);
        }

        private static PdfObject.Dict info(PdfFile file) throws PdfSyntaxException {
            return file.dict(file.trailer().get("Info"));
        }

        private void inform(PdfFile file, PdfObject.Dict catalog) throws PdfSyntaxException {
            PdfObject.Dict names = file.dict(catalog.get("Names"));
            if (names.has("JavaScript") || runsScript(file, catalog.get("OpenAction"))) {
                findings.add(Finding.suspicious(FindingCode.JAVASCRIPT, ""));
            }
            if (names.has("EmbeddedFiles")) {
                findings.add(Finding.information(FindingCode.EMBEDDED_FILES, ""));
            }
            if (file.dict(catalog.get("AcroForm")).has("XFA")) {
                findings.add(Finding.suspicious(FindingCode.XFA_FORM, ""));
            }
        }

        private static boolean runsScript(PdfFile file, PdfObject action)
                throws PdfSyntaxException {
            Set<PdfObject> seen = new HashSet<>();
            PdfObject current = action;
            while (seen.add(current)) {
                PdfObject.Dict dict = file.dict(current);
                if (dict.name("S").equals("JavaScript") || dict.has("JS")) {
                    return true;
                }
                current = dict.get("Next");
            }
            return false;
        }
    }

    /**
     * Judges one file.
     *
     * @throws IOException only when the file itself cannot be read; a bad document is a value
     */
    public PdfInspection inspect(Path file) throws IOException {
        try (PdfBytes bytes = PdfBytes.open(file)) {
            return new Run(bytes).inspect();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
