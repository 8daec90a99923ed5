package vn.dangvu.worker;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a PDF page by page, so that a hit can name its page. */
final class PdfReader {

    private static final long MEMORY = 64L << 20;
    private static final long DISK = 512L << 20;

    void read(Path file, boolean recognise, Findings findings) throws IOException {
        try (PDDocument document =
                Loader.loadPDF(
                        file.toFile(), MemoryUsageSetting.setupMixed(MEMORY, DISK).streamCache)) {
            findings.title(document.getDocumentInformation().getTitle());
            FontTextStripper stripper = new FontTextStripper();
            int pages = document.getNumberOfPages();
            for (int number = 1; number <= pages; number++) {
                FontText text = stripper.page(document, number);
                if (text.text().isBlank() && showsPictures(document.getPage(number - 1))) {
                    Optional<String> recognised =
                            recognise && Recognition.isInstalled()
                                    ? Recognition.page(document, number - 1)
                                    : Optional.empty();
                    if (recognised.isPresent()) {
                        findings.recognisedPage(recognised.get());
                    } else {
                        findings.pageWithoutText();
                    }
                } else {
                    findings.page(text);
                }
            }
        }
    }

    private static boolean showsPictures(PDPage page) {
        PDResources resources = page.getResources();
        if (resources == null) {
            return false;
        }
        for (COSName ignored : resources.getXObjectNames()) {
            return true;
        }
        return false;
    }
}
