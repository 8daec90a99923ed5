package vn.dangvu.judge;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignerTextPosition;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.DSSFileFont;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.SignatureFieldParameters;
import eu.europa.esig.dss.pades.SignatureImageParameters;
import eu.europa.esig.dss.pades.SignatureImageTextParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.pades.validation.PDFDocumentValidator;
import eu.europa.esig.dss.pdf.PdfMemoryUsageSetting;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.service.crl.OnlineCRLSource;
import eu.europa.esig.dss.service.http.commons.CommonsDataLoader;
import eu.europa.esig.dss.service.http.commons.OCSPDataLoader;
import eu.europa.esig.dss.service.ocsp.OnlineOCSPSource;
import eu.europa.esig.dss.signature.resources.TempFileResourcesHandlerBuilder;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.LogManager;

/**
 * EU DSS as the peer of the signing benchmark: takes a command a line, answers with nanoseconds. DSS
 * is used as its documentation does: one service, one document at a time; its longest report is left
 * out. Large files go through temporary files, because they do not fit into its memory otherwise.
 */
final class BenchPeer {

    private static final long LARGE = 50_000_000;

    private interface Work {
        void run() throws Exception;
    }

    private final Path folder;
    private final Provider provider;
    private final PrivateKey key;
    private final List<CertificateToken> chain = new ArrayList<>();
    private final CommonCertificateVerifier verifier = new CommonCertificateVerifier();

    private BenchPeer(Path folder, String library, char[] pin) throws Exception {
        this.folder = folder;
        provider =
                Security.getProvider("SunPKCS11")
                        .configure("--\nname=bench\nslotListIndex=0\nlibrary=" + library);
        KeyStore store = KeyStore.getInstance("PKCS11", provider);
        store.load(null, pin);
        key = (PrivateKey) store.getKey("bench", null);
        try (InputStream in = Files.newInputStream(folder.resolve("certificates/bench.pem"))) {
            for (Certificate one :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                chain.add(new CertificateToken((X509Certificate) one));
            }
        }
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(
                DSSUtils.loadCertificate(folder.resolve("pki").resolve("root.pem").toFile()));
        verifier.setTrustedCertSources(trusted);
        verifier.setOcspSource(new OnlineOCSPSource(new OCSPDataLoader()));
        verifier.setCrlSource(new OnlineCRLSource(new CommonsDataLoader()));
    }

    /** Arguments: folder, PKCS#11 library, PIN. */
    public static void main(String[] arguments) throws Exception {
        // it logs several lines a document, which would be counted
        LogManager.getLogManager().reset();
        BenchPeer peer =
                new BenchPeer(Path.of(arguments[0]), arguments[1], arguments[2].toCharArray());
        BufferedReader commands =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println("=" + peer.answer(line.split("\t")));
        }
        System.exit(0);
    }

    private String answer(String[] command) throws Exception {
        int count = command.length > 1 ? Integer.parseInt(command[1]) : 0;
        Path file = command.length > 2 ? Path.of(command[2]) : null;
        return switch (command[0]) {
            case "raw" -> timed(count, () -> raw(new byte[200]));
            case "sign" ->
                    timed(
                            count,
                            () ->
                                    sign(
                                            file,
                                            command[4].equals("visible"),
                                            folder.resolve("peer.pdf")));
            case "verify" -> timed(count, () -> verify(file));
            case "heap" -> " " + peak();
            default -> throw new IllegalArgumentException(command[0]);
        };
    }

    private static String timed(int count, Work work) throws Exception {
        StringBuilder times = new StringBuilder();
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            work.run();
            times.append(' ').append(System.nanoTime() - start);
        }
        return times.toString();
    }

    private byte[] raw(byte[] data) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA", provider);
        signature.initSign(key);
        signature.update(data);
        return signature.sign();
    }

    private void sign(Path file, boolean visible, Path target) throws Exception {
        PAdESService service = new PAdESService(verifier);
        if (Files.size(file) > LARGE) {
            service.setPdfObjFactory(throughFiles());
        }
        PAdESSignatureParameters parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(chain.get(0));
        parameters.setCertificateChain(chain);
        if (visible) {
            parameters.setImageParameters(drawing());
        }
        DSSDocument document = new FileDocument(file.toFile());
        byte[] value = raw(service.getDataToSign(document, parameters).getBytes());
        DSSDocument signed =
                service.signDocument(
                        document,
                        parameters,
                        new SignatureValue(SignatureAlgorithm.RSA_SHA256, value));
        signed.save(target.toString());
    }

    private static PdfBoxNativeObjectFactory throughFiles() {
        PdfBoxNativeObjectFactory factory = new PdfBoxNativeObjectFactory();
        factory.setPdfMemoryUsageSetting(PdfMemoryUsageSetting.fileOnly());
        factory.setResourcesHandlerBuilder(new TempFileResourcesHandlerBuilder());
        return factory;
    }

    private SignatureImageParameters drawing() throws IOException {
        SignatureImageTextParameters text = new SignatureImageTextParameters();
        text.setText(Files.readString(folder.resolve("text.txt")));
        DSSFileFont font =
                new DSSFileFont(
                        new FileDocument(
                                "src/main/resources/vn/dangvu/signing/"
                                        + "LiberationSerif-Regular.ttf"),
                        10);
        font.setEmbedFontSubset(true);
        text.setFont(font);
        text.setSignerTextPosition(SignerTextPosition.RIGHT);
        SignatureFieldParameters field = new SignatureFieldParameters();
        field.setOriginX(397);
        field.setOriginY(28);
        field.setWidth(170);
        field.setHeight(62);
        SignatureImageParameters image = new SignatureImageParameters();
        image.setImage(new FileDocument(folder.resolve("image.png").toFile()));
        image.setTextParameters(text);
        image.setFieldParameters(field);
        return image;
    }

    private void verify(Path file) throws Exception {
        PDFDocumentValidator validator = new PDFDocumentValidator(new FileDocument(file.toFile()));
        validator.setCertificateVerifier(verifier);
        validator.setEnableEtsiValidationReport(false);
        if (Files.size(file) > LARGE) {
            validator.setPdfObjFactory(throughFiles());
        }
        SimpleReport report = validator.validateDocument().getSimpleReport();
        for (String id : report.getSignatureIdList()) {
            if (report.getIndication(id) != Indication.TOTAL_PASSED) {
                throw new IOException(report.getIndication(id) + " " + report.getSubIndication(id));
            }
        }
    }

    private static long peak() {
        long sum = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                sum += pool.getPeakUsage().getUsed();
                pool.resetPeakUsage();
            }
        }
        return sum;
    }
}
