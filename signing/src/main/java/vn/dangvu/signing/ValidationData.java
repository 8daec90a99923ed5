package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Certificates and revocation data in the DSS dictionary (EN 319 142-1 §5.4.2.2). */
final class ValidationData {

    private static final int MOST_ENTRIES = 500;

    /** What a DSS dictionary holds, and its name there and in a VRI entry (§5.4.2.3). */
    enum Kind {
        CERTIFICATES("Certs", "Cert"),
        OCSP("OCSPs", "OCSP"),
        CRL("CRLs", "CRL");

        final String inDss;
        final String inVri;

        Kind(String inDss, String inVri) {
            this.inDss = inDss;
            this.inVri = inVri;
        }
    }

    private final List<X509Certificate> certificates = new ArrayList<>();
    private final List<byte[]> revocation = new ArrayList<>();
    private boolean present;

    private ValidationData() {}

    static ValidationData of(PdfFile file) {
        ValidationData data = new ValidationData();
        try {
            PdfObject.Dict dss = file.dict(file.catalog().get("DSS"));
            data.present = dss.has("Certs") && (dss.has("OCSPs") || dss.has("CRLs"));
            for (byte[] der : streams(file, dss, "Certs")) {
                data.addCertificate(der);
            }
            data.revocation.addAll(streams(file, dss, "OCSPs"));
            data.revocation.addAll(streams(file, dss, "CRLs"));
        } catch (PdfSyntaxException | RuntimeException e) {
            data.present = false;
        }
        return data;
    }

    private void addCertificate(byte[] der) {
        try {
            certificates.add(SignedCms.certificate(der));
        } catch (CertificateException e) {
            present = false;
        }
    }

    private static List<byte[]> streams(PdfFile file, PdfObject.Dict dss, String key)
            throws PdfSyntaxException {
        List<byte[]> found = new ArrayList<>();
        for (PdfObject entry : file.array(dss.get(key))) {
            if (found.size() < MOST_ENTRIES
                    && file.resolve(entry) instanceof PdfObject.Stream stream) {
                found.add(file.decoded(stream));
            }
        }
        return found;
    }

    /**
     * Name of a signature's entry in the VRI dictionary (EN 319 142-1 §5.4.2.3). Nothing rests on its
     * SHA-1: evidence speaks for itself.
     *
     * @param contents of the signature, padding included
     */
    static String vriKey(byte[] contents) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(contents));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean present() {
        return present;
    }

    List<X509Certificate> certificates() {
        return certificates;
    }

    List<byte[]> revocation() {
        return revocation;
    }
}
