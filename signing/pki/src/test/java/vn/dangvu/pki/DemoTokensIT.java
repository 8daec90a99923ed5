package vn.dangvu.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class DemoTokensIT {

    @TempDir Path folder;
    private Path table;
    private List<Signer> signers;
    private DemoPki pki;

    @BeforeEach
    void foundPki() throws Exception {
        table = Path.of(DemoTokensIT.class.getResource("signers.tsv").toURI());
        signers = Signer.readTable(table);
        pki = DemoPki.open(folder.resolve("pki"), 0);
    }

    @Test
    void everySignerGetsATokenOfItsOwnWithItsOwnPin() throws Exception {
        SoftHsm softHsm = installedSoftHsm();

        softHsm.fill(folder.resolve("pki"), table, certificates());

        Map<String, Long> slots = softHsm.slots();
        assertThat(slots).containsOnlyKeys("seal-khoi", "nguyen-van-an", "tran-thi-binh");
        for (Signer signer : signers) {
            List<X509Certificate> chain =
                    Pem.readCertificates(certificates().resolve(signer.label() + ".pem"));
            assertThat(chain).hasSize(2).endsWith(pki.issuingCertificate());
        }
    }

    @Test
    void aSecondRunKeepsCompleteTokensAndMakesTheMissingOne() throws Exception {
        SoftHsm softHsm = installedSoftHsm();
        softHsm.fill(folder.resolve("pki"), table, certificates());
        FileTime before = madeAt("tran-thi-binh");
        Files.delete(certificates().resolve("nguyen-van-an.pem"));

        softHsm.fill(folder.resolve("pki"), table, certificates());

        assertThat(madeAt("tran-thi-binh")).isEqualTo(before);
        assertThat(certificates().resolve("nguyen-van-an.pem")).exists();
        assertThat(softHsm.slots()).hasSize(3);
    }

    @Test
    void withoutSoftHsmTheKeysAreInPkcs12FilesUnderThePin() throws Exception {
        DemoTokens tokens = new DemoTokens(pki, certificates());
        Path files = folder.resolve("p12");

        assertThat(tokens.inPkcs12(files, signers)).isEqualTo(3);
        assertThat(tokens.inPkcs12(files, signers)).isZero();

        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(files.resolve("nguyen-van-an.p12"))) {
            store.load(in, "10293847".toCharArray());
        }
        assertThat(store.isKeyEntry("nguyen-van-an")).isTrue();
        assertThat(store.getCertificateChain("nguyen-van-an"))
                .containsExactlyElementsOf(
                        Pem.readCertificates(certificates().resolve("nguyen-van-an.pem")));
    }

    private SoftHsm installedSoftHsm() throws Exception {
        Optional<Path> library = SoftHsm.installedLibrary();
        if (library.isEmpty()) {
            System.out.println("Skipped: SoftHSM2 is not installed (apt-get install softhsm2)");
        }
        assumeTrue(library.isPresent(), "SoftHSM2 is not installed");
        return SoftHsm.in(folder.resolve("softhsm"), library.get());
    }

    private Path certificates() {
        return folder.resolve("certificates");
    }

    private FileTime madeAt(String label) throws Exception {
        return Files.getLastModifiedTime(certificates().resolve(label + ".pem"));
    }
}
