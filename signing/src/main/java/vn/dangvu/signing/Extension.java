package vn.dangvu.signing;

import org.bouncycastle.tsp.TimeStampToken;

import vn.dangvu.signing.pdf.PdfBytes;
import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Appends what a higher level needs: validation data and document time-stamps. */
final class Extension {

    private static final int ROOM = 12_000;
    private static final PdfObject.Dict TIMESTAMP =
            PdfObject.Dict.empty()
                    .with("Type", new PdfObject.Name("DocTimeStamp"))
                    .with("Filter", new PdfObject.Name("Adobe.PPKLite"))
                    .with("SubFilter", new PdfObject.Name("ETSI.RFC3161"));

    private final TimestampClient timestamps;
    private final TrustAnchors anchors;
    private final RevocationChecker revocation;
    private final Clock clock;

    Extension(
            TimestampClient timestamps,
            TrustAnchors anchors,
            RevocationChecker revocation,
            Clock clock) {
        this.timestamps = timestamps;
        this.anchors = anchors;
        this.revocation = revocation;
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

        String lastSignature() {
            return judges.stream()
                    .filter(judge -> !judge.isTimestamp())
                    .reduce((first, second) -> second)
                    .map(SignatureJudge::name)
                    .orElse(null);
        }
    }

    SignedPdf extend(Path source, SignatureLevel level, Path target) throws SigningException {
        List<Path> scratch = new ArrayList<>();
        try {
            Path folder = target.toAbsolutePath().getParent();
            Path current = source;
            Looked looked = look(current, revocation);
            if (looked.lastSignature() == null) {
                throw new SigningException("there is no signature to extend");
            }
            if (!hasTimestamps(looked)) {
                current = timestamped(current, scratchFile(folder, scratch));
                looked = look(current, revocation);
            }
            if (level.reaches(SignatureLevel.B_LT)) {
                requireValid(looked);
                looked = withEvidence(current, looked);
                current = withData(current, looked, scratchFile(folder, scratch));
            }
            if (level.reaches(SignatureLevel.B_LTA)) {
                current = timestamped(current, scratchFile(folder, scratch));
            }
            return publish(current, looked.lastSignature(), level, target);
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
        try (PdfBytes bytes = PdfBytes.open(path);
                FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            PdfFile file = Signable.open(bytes);
            List<SignatureJudge> judges = new ArrayList<>();
            for (FormField field : FormField.signatures(file)) {
                if (field.isSigned()) {
                    SignatureJudge judge = new SignatureJudge(file, field, channel);
                    judges.add(judge);
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
                new TrustJudge(anchors, checker, clock, data.certificates(), data.revocation());
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

    private static Path withData(Path source, Looked looked, Path target)
            throws IOException, PdfSyntaxException, SigningException {
        try (PdfBytes bytes = PdfBytes.open(source)) {
            PdfFile file = Signable.open(bytes);
            Preparation preparation = new Preparation(file);
            PdfObject.Dict dss = file.dict(file.catalog().get("DSS"));
            List<byte[]> ocsp = new ArrayList<>();
            List<byte[]> crls = new ArrayList<>();
            List<byte[]> certificates = new ArrayList<>();
            for (SignatureJudge judge : looked.judges) {
                for (X509Certificate certificate : judge.usedCertificates()) {
                    certificates.add(certificate.getEncoded());
                }
                judge.usedEvidence().forEach(e -> (e.ocsp ? ocsp : crls).add(e.der));
            }
            dss = with(file, preparation, dss, "Certs", certificates);
            dss = with(file, preparation, dss, "OCSPs", ocsp);
            dss = with(file, preparation, dss, "CRLs", crls);
            preparation.validationData(dss);
            write(source, preparation.update().bytes(), target);
            return target;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate without encoding", e);
        }
    }

    private static PdfObject.Dict with(
            PdfFile file,
            Preparation preparation,
            PdfObject.Dict dss,
            String key,
            List<byte[]> more)
            throws PdfSyntaxException {
        List<PdfObject> entries = new ArrayList<>(file.array(dss.get(key)));
        Set<String> known = new LinkedHashSet<>();
        for (PdfObject entry : entries) {
            if (file.resolve(entry) instanceof PdfObject.Stream stream) {
                known.add(Certificates.sha256(file.decoded(stream)));
            }
        }
        for (byte[] der : more) {
            if (known.add(Certificates.sha256(der))) {
                entries.add(preparation.update().addStream(PdfObject.Dict.empty(), der));
            }
        }
        return entries.isEmpty() ? dss : dss.with(key, new PdfObject.Array(entries));
    }

    private static void write(Path source, byte[] revision, Path target) throws IOException {
        Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
        Files.write(target, revision, StandardOpenOption.APPEND);
    }

    // ---- document time-stamp

    private Path timestamped(Path source, Path target)
            throws IOException, PdfSyntaxException, SigningException {
        try (PdfBytes bytes = PdfBytes.open(source)) {
            PdfFile file = Signable.open(bytes);
            Preparation preparation = new Preparation(file);
            preparation.signatureDictionary(TIMESTAMP, null, ROOM);
            preparation.newField(
                    Preparation.freeName(FormField.all(file), "Timestamp"),
                    PageTree.pages(file, 1).get(0),
                    null);
            Preparation.Written written = preparation.write(source, target, "SHA-256");
            TimeStampToken token = timestamps.stampDigest(written.digest);
            fill(target, written.range, token.getEncoded());
            return target;
        }
    }

    private static void fill(Path target, ByteRange range, byte[] token)
            throws IOException, SigningException {
        if (token.length > ROOM) {
            throw new SigningException(
                    "time-stamp of " + token.length + " bytes, room for " + ROOM);
        }
        byte[] hex = HexFormat.of().formatHex(token).getBytes(StandardCharsets.US_ASCII);
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(hex);
            while (buffer.hasRemaining()) {
                channel.write(buffer, range.length1() + 1 + buffer.position());
            }
        }
    }

    // ---- result

    private SignedPdf publish(Path made, String fieldName, SignatureLevel level, Path target)
            throws IOException, SigningException, PdfSyntaxException {
        MessageDigest[] digest = new MessageDigest[1];
        DurableFile.write(
                target,
                true,
                temporary -> {
                    digest[0] = sha256();
                    try (FileChannel in = FileChannel.open(made, StandardOpenOption.READ);
                            FileChannel out =
                                    FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                        DurableFile.copy(in, 0, in.size(), out, digest[0]);
                    }
                });
        Instant proven =
                anchors == null
                        ? null
                        : look(target, revocation).judges.stream()
                                .filter(judge -> judge.name().equals(fieldName))
                                .findFirst()
                                .map(SignatureJudge::provenTime)
                                .orElse(null);
        return new SignedPdf(
                target,
                Files.size(target),
                HexFormat.of().formatHex(digest[0].digest()),
                fieldName,
                level,
                proven);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
