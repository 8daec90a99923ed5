package vn.dangvu.pki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Gives every signer of a list a key and a certificate of the demonstration PKI. What is complete
 * from an earlier run is kept; what was left half done is made again.
 *
 * <p>{@code <certificates>/<label>.pem} (the signer's certificate, then the issuing authority's) is
 * written last and so marks a token as complete.
 */
public final class DemoTokens {

    private final DemoPki pki;
    private final Path certificates;

    /**
     * @param certificates folder of the PEM files, created when missing
     */
    public DemoTokens(DemoPki pki, Path certificates) {
        this.pki = pki;
        this.certificates = certificates;
    }

    /**
     * One PKCS#12 file a signer, {@code <folder>/<label>.p12}, the PIN being its password.
     *
     * @return how many were made now
     */
    public int inPkcs12(Path folder, List<Signer> signers)
            throws IOException, GeneralSecurityException {
        PrivateFiles.createFolder(folder);
        return forEachMissing(
                signers,
                signer -> Files.exists(folder.resolve(signer.label() + ".p12")),
                signer -> {
                    Identity identity = pki.signer(signer.subject());
                    identity.writePkcs12(
                            folder.resolve(signer.label() + ".p12"),
                            signer.label(),
                            signer.pin().toCharArray());
                    return identity.chain();
                });
    }

    /**
     * One SoftHSM token a signer, with an RSA-2048 key that is made in the token and never leaves
     * it. The process must run with {@code SOFTHSM2_CONF} naming the configuration; use {@link
     * SoftHsm#fill} from a process that does not.
     *
     * @return how many were made now
     */
    public int inSoftHsm(SoftHsm softHsm, List<Signer> signers)
            throws IOException, GeneralSecurityException {
        Map<String, Long> existing = softHsm.slots();
        List<Signer> missing =
                signers.stream()
                        .filter(s -> !isComplete(s) || !existing.containsKey(s.label()))
                        .toList();
        for (Signer signer : missing) {
            if (existing.containsKey(signer.label())) {
                softHsm.delete(signer.label());
            }
        }
        inParallel(
                missing,
                signer -> {
                    softHsm.initialise(signer);
                    return null;
                });
        Map<String, Long> slots = softHsm.slots();
        return forEachMissing(
                missing,
                signer -> false,
                signer -> {
                    TokenKey key = new TokenKey(softHsm, slots.get(signer.label()), signer);
                    return key.create(pki);
                });
    }

    @FunctionalInterface
    private interface Making {
        List<X509Certificate> of(Signer signer) throws IOException, GeneralSecurityException;
    }

    private int forEachMissing(List<Signer> signers, Predicate<Signer> hasKey, Making making)
            throws IOException, GeneralSecurityException {
        Files.createDirectories(certificates);
        AtomicInteger made = new AtomicInteger();
        inParallel(
                signers,
                signer -> {
                    if (!isComplete(signer) || !hasKey.test(signer)) {
                        writeCertificates(signer, making.of(signer));
                        made.incrementAndGet();
                    }
                    return null;
                });
        return made.get();
    }

    private void writeCertificates(Signer signer, List<X509Certificate> chain) throws IOException {
        PrivateFiles.write(file(signer), Pem.certificates(chain));
    }

    private boolean isComplete(Signer signer) {
        if (!Files.exists(file(signer))) {
            return false;
        }
        try {
            X509Certificate certificate = Pem.readCertificates(file(signer)).get(0);
            certificate.checkValidity();
            return certificate
                    .getIssuerX500Principal()
                    .equals(pki.issuingCertificate().getSubjectX500Principal());
        } catch (IOException | CertificateException e) {
            return false;
        }
    }

    private Path file(Signer signer) {
        return certificates.resolve(signer.label() + ".pem");
    }

    private static void inParallel(List<Signer> signers, Work work)
            throws IOException, GeneralSecurityException {
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Callable<Void>> all =
                    signers.stream().map(s -> (Callable<Void>) () -> work.on(s)).toList();
            for (Future<Void> one : threads.invokeAll(all)) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while making tokens", e);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } finally {
            threads.shutdownNow();
        }
    }

    @FunctionalInterface
    private interface Work {
        Void on(Signer signer) throws IOException, GeneralSecurityException;
    }

    private static IOException unwrapped(ExecutionException e) throws GeneralSecurityException {
        if (e.getCause() instanceof IOException io) {
            return io;
        }
        if (e.getCause() instanceof GeneralSecurityException security) {
            throw security;
        }
        return new IOException("A token could not be made", e.getCause());
    }
}
