package vn.dangvu.signing;

import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

import vn.dangvu.signing.pdf.IncrementalUpdate;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An image turned into what a PDF holds. A person signs with the same image and an organisation with
 * the same seal every time, so that the last few are kept. Thread-safe.
 */
final class AppearanceImage {

    private static final int MOST_KEPT = 32;
    private static final int LARGEST_KEPT = 1 << 20;

    private static final Map<String, AppearanceImage> KEPT =
            new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, AppearanceImage> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    private final byte[] scratch;
    private final int width;
    private final int height;

    private AppearanceImage(byte[] encoded) {
        try (PDDocument document = new PDDocument()) {
            PDImageXObject image = PDImageXObject.createFromByteArray(document, encoded, "image");
            width = image.getWidth();
            height = image.getHeight();
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(image, 0, 0);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out, CompressParameters.NO_COMPRESSION);
            scratch = out.toByteArray();
        } catch (IOException e) {
            throw new IllegalArgumentException("the image cannot be drawn", e);
        }
    }

    /**
     * The image of those bytes.
     *
     * @throws IllegalArgumentException when they are no PNG or JPEG
     */
    static AppearanceImage of(Appearance.Image image) {
        String key = Certificates.sha256(image.encoded());
        synchronized (KEPT) {
            AppearanceImage kept = KEPT.get(key);
            if (kept != null) {
                return kept;
            }
        }
        AppearanceImage made = new AppearanceImage(image.encoded());
        if (made.scratch.length <= LARGEST_KEPT) {
            synchronized (KEPT) {
                KEPT.put(key, made);
            }
        }
        return made;
    }

    /** In pixels. */
    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Adds the image to a revision. */
    PdfObject addTo(IncrementalUpdate update) throws PdfSyntaxException {
        return AppearanceDrawing.resource(scratch, "XObject", update);
    }
}
