package vn.dangvu.worker;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

import java.io.IOException;
import java.nio.file.Path;

/** Reads a PDF page by page, so that a hit can name its page. */
final class PdfReader {

    private static final long MEMORY = 64L << 20;
    private static final long DISK = 512L << 20;
    private static final int STAMP_LETTERS = 150;

    /** A page of A4 at 100 dots an inch. */
    private static final long DOTS_OF_A_PAGE = 900_000;

    void read(Path file, Findings findings) throws IOException {
        try (PDDocument document = open(file)) {
            findings.title(document.getDocumentInformation().getTitle());
            FontTextStripper stripper = new FontTextStripper();
            for (PDPage page : document.getPages()) {
                FontText text = stripper.page(document, page);
                if (isPicture(page, text.text().strip())) {
                    findings.picture(text.text());
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

    /**
     * Whether the words of the page are in a picture: no letters but something drawn, or hardly any
     * letters, as a stamp of the scanner or of a signature, on a picture of the size of a page.
     */
    private static boolean isPicture(PDPage page, String text) throws IOException {
        PDResources resources = page.getResources();
        if (resources == null || text.length() > STAMP_LETTERS) {
            return false;
        }
        for (COSName name : resources.getXObjectNames()) {
            if (text.isEmpty() || isPageWide(resources, name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPageWide(PDResources resources, COSName name) throws IOException {
        return resources.isImageXObject(name)
                && resources.getXObject(name) instanceof PDImageXObject image
                && (long) image.getWidth() * image.getHeight() > DOTS_OF_A_PAGE;
    }
}
