package vn.dangvu.signature;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import vn.dangvu.content.BlobId;
import vn.dangvu.content.ContentService;
import vn.dangvu.content.FileContentStore;
import vn.dangvu.content.StoredContent;
import vn.dangvu.signing.Certification;
import vn.dangvu.signing.FieldPlace;
import vn.dangvu.signing.PageText;
import vn.dangvu.signing.Placement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import javax.imageio.ImageIO;

/** The stamp ĐẾN on a copy of what arrived; pictures are left in {@code target/office-marks}. */
class ArrivalStampingTest {
    private static final Path PICTURES = Path.of("target/office-marks");

    @TempDir static Path folder;
    private static TestEngine bench;
    private final Path copy = folder.resolve("copy.pdf");

    @BeforeAll
    static void open() throws Exception {
        Files.createDirectories(PICTURES);
        bench = new TestEngine(folder);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    private ArrivalStamping.Stamped stamp(Path arrived) throws Exception {
        ArrivalStamping stamping = new ArrivalStamping();
        stamping.engine = bench.engine;
        stamping.clock = Clock.systemUTC();
        stamping.content =
                new ContentService() {
                    @Override
                    public Path file(BlobId id) {
                        return arrived;
                    }
                };
        stamping.store =
                new FileContentStore() {
                    @Override
                    public StoredContent put(Path file) throws IOException {
                        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                        return new StoredContent(new BlobId("0".repeat(64)), Files.size(file));
                    }
                };
        return stamping.stamp(
                TestEngine.document(),
                bench.key("seal"),
                () -> bench.login("seal"),
                new ArrivalStamping.Arrival("ĐẢNG ỦY KHỐI", 123, LocalDate.of(2026, 11, 28)));
    }

    private static Path report() throws IOException {
        try (OfficePdf pdf =
                new OfficePdf()
                        .head("Số 12-BC/ĐU", "Bình An, ngày 27 tháng 11 năm 2026")
                        .body(75, 140)
                        .foot(215)) {
            return pdf.save(folder);
        }
    }

    private static Path signed(Path report) {
        Mark mark = new Mark("Ký ban hành", Instant.now(), null, false);
        return bench.sign(report, "son", List.of(mark));
    }

    private void picture(String name) throws IOException {
        try (PDDocument document = Loader.loadPDF(copy.toFile())) {
            ImageIO.write(
                    new PDFRenderer(document).renderImageWithDPI(0, 100),
                    "png",
                    PICTURES.resolve(name + ".png").toFile());
        }
    }

    @Test
    void theSendersSignatureHoldsUnderTheStampAndTheDocumentStaysAsItCame() throws Exception {
        Path arrived = signed(report());
        byte[] before = Files.readAllBytes(arrived);

        assertThat(stamp(arrived).onCoverSheet()).isFalse();

        picture("arrival-stamp");
        assertThat(Files.readAllBytes(arrived)).isEqualTo(before);
        Verdict verdict = bench.judge(copy);
        assertThat(verdict.passed()).as("%s", verdict).isTrue();
        assertThat(verdict.signatures())
                .extracting(Verdict.SignatureView::reason)
                .containsExactly("Ký ban hành", "Đóng dấu ĐẾN");
        Placement place =
                FieldPlace.find(copy, verdict.signatures().get(1).fieldName()).orElseThrow();
        assertThat(PageText.first(arrived).get(0).isFree(place)).as("%s", place).isTrue();
        assertThat(place.top()).isGreaterThan(50);
    }

    @Test
    void whatItsSenderCertifiedIsAttachedToASheetWithTheStamp() throws Exception {
        Path arrived = bench.certified(report(), Certification.NO_CHANGES);

        assertThat(stamp(arrived).onCoverSheet()).isTrue();

        picture("arrival-cover-sheet");
        Verdict verdict = bench.judge(copy);
        assertThat(verdict.passed()).as("%s", verdict).isTrue();
        assertThat(verdict.signatures())
                .extracting(Verdict.SignatureView::reason)
                .containsExactly("Đóng dấu ĐẾN");
        try (PDDocument sheet = Loader.loadPDF(copy.toFile())) {
            byte[] attached =
                    sheet.getDocumentCatalog()
                            .getNames()
                            .getEmbeddedFiles()
                            .getNames()
                            .get("huong-dan.pdf")
                            .getEmbeddedFile()
                            .toByteArray();
            assertThat(attached).isEqualTo(Files.readAllBytes(arrived));
        }
        assertThat(bench.judge(arrived).signatures()).hasSize(1);
    }

    @Test
    void aDocumentFullOfTextIsStampedAllTheSame() throws Exception {
        Path arrived;
        try (OfficePdf pdf = new OfficePdf().body(25, 285)) {
            arrived = signed(pdf.save(folder));
        }

        assertThat(stamp(arrived).onCoverSheet()).isFalse();

        assertThat(bench.judge(copy).passed()).isTrue();
    }
}
