package vn.dangvu.worker;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;

import java.io.IOException;
import java.nio.file.Path;

/** Reads a PDF page by page, so that a hit can name its page. */
final class PdfReader {

    private static final long MEMORY = 64L << 20;
    private static final long DISK = 512L << 20;

    void read(Path file, Findings findings) throws IOException {
        try (PDDocument document = open(file)) {
            findings.title(document.getDocumentInformation().getTitle());
            FontTextStripper stripper = new FontTextStripper();
            int pages = document.getNumberOfPages();
            for (int number = 1; number <= pages; number++) {
                FontText text = stripper.page(document, number);
                if (text.text().isBlank() && showsPictures(document.getPage(number - 1))) {
                    findings.pageWithoutText();
                } else {
                    findings.page(text);
                }
            }
        }
    }

    Recognition.Result recognise(Path file, int page) throws IOException {
        try (PDDocument document = open(file)) {
            return page > document.getNumberOfPages()
                    ? Recognition.Result.NOTHING
                    : Recognition.page(document, page - 1);
        }
    }

    private static PDDocument open(Path file) throws IOException {
        return Loader.loadPDF(
                file.toFile(), MemoryUsageSetting.setupMixed(MEMORY, DISK).streamCache);
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
