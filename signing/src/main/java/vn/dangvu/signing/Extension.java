package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfBytes;
import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Appends what a higher level needs: validation data and document time-stamps. */
final class Extension {

    private static final PdfObject.Dict TIMESTAMP =
            PdfObject.Dict.empty()
                    .with("Type", new PdfObject.Name("DocTimeStamp"))
                    .with("Filter", new PdfObject.Name("Adobe.PPKLite"))
                    .with("SubFilter", new PdfObject.Name("ETSI.RFC3161"));

    private final TimestampClient timestamps;
    private final TrustAnchors anchors;
    private final RevocationChecker revocation;
    private final CaIssuers issuers;
    private final Clock clock;

    Extension(
            TimestampClient timestamps,
            TrustAnchors anchors,
            RevocationChecker revocation,
            CaIssuers issuers,
            Clock clock) {
        this.timestamps = timestamps;
        this.anchors = anchors;
        this.revocation = revocation;
        this.issuers = issuers;
        this.clock = clock;
    }

    /** Signatures of a file, looked at before it is extended. */
    private record Looked(List<SignatureJudge> judges, ValidationData data) {
        boolean allProven() {
            return judges.stream()
                    .filter(judge -> !judge.isTimestamp())
                    .allMatch(SignatureJudge::hasProvenTime);
        }

        /** Whether validation data are to be added that the document does not hold yet. */
        boolean bringsEvidence() {
            Set<String> held = new LinkedHashSet<>();
            data.revocation().forEach(der -> held.add(Certificates.sha256(der)));
            return judges.stream()
                    .flatMap(judge -> judge.usedEvidence().stream())
                    .anyMatch(evidence -> !held.contains(Certificates.sha256(evidence.der)));
        }

        boolean isValid() {
            return judges.stream().allMatch(judge -> judge.obstacle() == null) && allProven();
        }

        /** Null when there is none. */
        SignatureJudge lastSignature() {
            return judges.stream()
                    .filter(judge -> !judge.isTimestamp())
                    .reduce((first, second) -> second)
                    .orElse(null);
        }
    }

    /** Appends a revision to a draft; gives the SHA-256 of the whole. */
    private interface Addition {
        String to(Draft draft) throws IOException, PdfSyntaxException, SigningException;
    }

    SignedPdf extend(Path source, SignatureLevel level, Path target) throws SigningException {
        int room = timestamps.room();
        try {
            return extendOnce(source, level, target);
        } catch (SigningException e) {
            // a time-stamp was larger than ever before; now its size is known
            if (timestamps.room() > room) {
                return extendOnce(source, level, target);
            }
            throw e;
        }
    }

    private SignedPdf extendOnce(Path source, SignatureLevel level, Path target)
            throws SigningException {
        List<Path> scratch = new ArrayList<>();
        try {
            Path folder = target.toAbsolutePath().getParent();
            Path current = source;
            Looked looked = look(current, revocation);
            if (looked.lastSignature() == null) {
                throw new SigningException("there is no signature to extend");
            }
            if (!hasTimestamps(looked)) {
                current = between(current, this::timestamp, scratchFile(folder, scratch));
                looked = look(current, revocation);
            }
            Addition last = Extension::nothing;
            if (level.reaches(SignatureLevel.B_LT)) {
                requireValid(looked);
                Looked valid = withEvidence(current, looked);
                last = draft -> data(draft, valid);
            }
            if (level.reaches(SignatureLevel.B_LTA)) {
                current = between(current, last, scratchFile(folder, scratch));
                last = this::timestamp;
            }
            return publish(current, last, looked.lastSignature(), level, target);
        } catch (PdfSyntaxException e) {
            throw Signable.refused(e);
        } catch (IOException | UncheckedIOException e) {
            throw new SigningException("extending " + source.getFileName(), e);
        } finally {
            scratch.forEach(Extension::delete);
        }
    }

    private static Path scratchFile(Path folder, List<Path> scratch) throws IOException {
        Path file = Files.createTempFile(folder, ".signing", ".tmp");
        scratch.add(file);
        return file;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    private static boolean hasTimestamps(Looked looked) {
        return looked.judges.stream().anyMatch(SignatureJudge::isTimestamp)
                || looked.judges.stream().allMatch(SignatureJudge::hasTimestamp);
    }

    // data that were all there before the last signature say nothing about it, and EU DSS calls
    // that B-T
    private Looked withEvidence(Path path, Looked looked)
            throws IOException, PdfSyntaxException, SigningException {
        if (looked.bringsEvidence() || !revocation.required()) {
            return looked;
        }
        Looked asked = look(path, revocation.asking());
        return asked.isValid() ? asked : looked;
    }

    private Looked look(Path path, RevocationChecker checker)
            throws IOException, PdfSyntaxException, SigningException {
        try (PdfBytes bytes = PdfBytes.open(path)) {
            PdfFile file = Signable.open(bytes);
            DocumentDigests digests = new DocumentDigests(bytes);
            List<SignatureJudge> judges = new ArrayList<>();
            for (FormField field : FormField.signatures(file)) {
                if (field.isSigned()) {
                    judges.add(new SignatureJudge(file, field, digests));
                }
            }
            judges.sort(Comparator.comparingLong(SignatureJudge::end));
            ValidationData data = ValidationData.of(file);
            if (anchors != null) {
                judge(judges, data, checker);
            }
            return new Looked(judges, data);
        }
    }

    private void judge(
            List<SignatureJudge> judges, ValidationData data, RevocationChecker checker) {
        TrustJudge trust =
                new TrustJudge(
                        anchors, checker, issuers, clock, data.certificates(), data.revocation());
        Instant existedAt = null;
        for (int i = judges.size() - 1; i >= 0; i--) {
            SignatureJudge judge = judges.get(i);
            if (judge.isTimestamp()) {
                Instant time = judge.judgeTimestamp(trust, existedAt);
                existedAt = time == null ? existedAt : time;
            } else {
                judge.judgeSignature(trust, existedAt);
            }
        }
    }

    private static void requireValid(Looked looked) throws SigningException {
        for (SignatureJudge judge : looked.judges) {
            if (judge.obstacle() != null) {
                throw new SigningException(
                        "signature " + judge.name() + " cannot be extended: " + judge.obstacle());
            }
        }
        if (!looked.allProven()) {
            throw new SigningException("a time-stamp is not trusted");
        }
    }

    // ---- validation data

    private static String data(Draft draft, Looked looked)
            throws IOException, PdfSyntaxException, SigningException {
        PdfFile file = Signable.open(draft.bytes());
        Preparation preparation = new Preparation(file);
        PdfObject.Dict before = file.dict(file.catalog().get("DSS"));
        PdfObject.Dict dss = before;
        for (ValidationData.Kind kind : ValidationData.Kind.values()) {
            List<byte[]> more = new ArrayList<>();
            for (SignatureJudge judge : looked.judges) {
                more.addAll(used(judge, kind));
            }
            dss = with(file, preparation, dss, kind, more);
        }
        if (dss.equals(before)) {
            dss = naming(file, dss, looked.lastSignature());
        }
        preparation.validationData(dss);
        return appended(draft, preparation.update().bytes());
    }

    private static List<byte[]> used(SignatureJudge judge, ValidationData.Kind kind) {
        return switch (kind) {
            case CERTIFICATES -> judge.usedCertificates().stream().map(Extension::encoded).toList();
            case OCSP, CRL ->
                    judge.usedEvidence().stream()
                            .filter(evidence -> evidence.ocsp == (kind == ValidationData.Kind.OCSP))
                            .map(evidence -> evidence.der)
                            .toList();
        };
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate without encoding", e);
        }
    }

    private static PdfObject.Dict with(
            PdfFile file,
            Preparation preparation,
            PdfObject.Dict dss,
            ValidationData.Kind kind,
            List<byte[]> more)
            throws PdfSyntaxException {
        List<PdfObject> entries = new ArrayList<>(file.array(dss.get(kind.inDss)));
        Set<String> known = new HashSet<>(held(file, dss, kind).keySet());
        boolean added = false;
        for (byte[] der : more) {
            if (known.add(Certificates.sha256(der))) {
                entries.add(preparation.update().addStream(PdfObject.Dict.empty(), der));
                added = true;
            }
        }
        return added ? dss.with(kind.inDss, new PdfObject.Array(entries)) : dss;
    }

    /** Entries of a DSS dictionary by the SHA-256 of what they hold. */
    private static Map<String, PdfObject> held(
            PdfFile file, PdfObject.Dict dss, ValidationData.Kind kind) throws PdfSyntaxException {
        Map<String, PdfObject> held = new HashMap<>();
        for (PdfObject entry : file.array(dss.get(kind.inDss))) {
            if (file.resolve(entry) instanceof PdfObject.Stream stream) {
                held.putIfAbsent(Certificates.sha256(file.decoded(stream)), entry);
            }
        }
        return held;
    }

    // a responder that prepares its answers gives the second signature the bytes the first one
    // brought; that they are its evidence too is then said by a VRI entry, or EU DSS calls it B-T
    private static PdfObject.Dict naming(PdfFile file, PdfObject.Dict dss, SignatureJudge signature)
            throws PdfSyntaxException {
        PdfObject.Dict evidence = PdfObject.Dict.empty();
        for (ValidationData.Kind kind : ValidationData.Kind.values()) {
            Map<String, PdfObject> held = held(file, dss, kind);
            List<PdfObject> entries = new ArrayList<>();
            for (byte[] der : used(signature, kind)) {
                entries.add(held.get(Certificates.sha256(der)));
            }
            if (!entries.isEmpty()) {
                evidence = evidence.with(kind.inVri, new PdfObject.Array(entries));
            }
        }
        return dss.with(
                "VRI",
                file.dict(dss.get("VRI"))
                        .with(ValidationData.vriKey(signature.contents()), evidence));
    }

    // ---- document time-stamp

    private String timestamp(Draft draft) throws IOException, PdfSyntaxException, SigningException {
        PdfFile file = Signable.open(draft.bytes());
        Preparation preparation = new Preparation(file);
        preparation.signatureDictionary(TIMESTAMP, null, timestamps.room());
        preparation.newField(
                Preparation.freeName(FormField.all(file), "Timestamp"),
                PageTree.pages(file, 1).get(0),
                null);
        SignatureRevision revision = preparation.revision(draft);
        revision.fill(timestamps.stampDigest(revision.documentDigest()).getEncoded());
        draft.append(revision.bytes());
        return revision.fileSha256();
    }

    // ---- writing

    private static String nothing(Draft draft) throws IOException {
        return appended(draft, new byte[0]);
    }

    private static String appended(Draft draft, byte[] revision) throws IOException {
        draft.append(revision);
        return draft.digest(revision, revision.length).file();
    }

    private static Path between(Path source, Addition addition, Path target)
            throws IOException, PdfSyntaxException, SigningException {
        try (FileChannel out =
                FileChannel.open(target, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            addition.to(Draft.read(source, out, "SHA-256"));
            return target;
        }
    }

    private static SignedPdf publish(
            Path source, Addition last, SignatureJudge signature, SignatureLevel level, Path target)
            throws IOException, SigningException {
        String sha256 =
                DurableFile.write(
                        target,
                        true,
                        out -> {
                            try {
                                String digest = last.to(Draft.read(source, out, "SHA-256"));
                                Signable.open(PdfBytes.of(out, out.size()));
                                return digest;
                            } catch (PdfSyntaxException e) {
                                throw Signable.refused(e);
                            }
                        });
        return new SignedPdf(
                target,
                Files.size(target),
                sha256,
                signature.name(),
                level,
                signature.provenTime());
    }
}
