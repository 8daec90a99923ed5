package vn.dangvu.signing;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A file as a common reader, PDFBox, shows it to a person and to a program. */
final class ReaderView {

    private static final int DPI = 60;
    private static final int GAP = 4;

    /** All pages beside each other; null when the reader does not open the file. */
    final BufferedImage pages;

    /** Text and structure. */
    final String content;

    private ReaderView(BufferedImage pages, String content) {
        this.pages = pages;
        this.content = content;
    }

    static ReaderView of(byte[] file) {
        try (PDDocument document = Loader.loadPDF(file)) {
            StringBuilder content = new StringBuilder(new PDFTextStripper().getText(document));
            describe(content, document.getDocumentCatalog().getCOSObject(), new HashSet<>(), 0);
            return new ReaderView(rendered(document), content.toString());
        } catch (IOException | RuntimeException e) {
            return new ReaderView(null, e.toString());
        }
    }

    private static BufferedImage rendered(PDDocument document) throws IOException {
        PDFRenderer renderer = new PDFRenderer(document);
        List<BufferedImage> images = new ArrayList<>();
        int width = GAP;
        int height = 0;
        for (int number = 0; number < document.getNumberOfPages(); number++) {
            BufferedImage image = renderer.renderImageWithDPI(number, DPI);
            images.add(image);
            width += image.getWidth() + GAP;
            height = Math.max(height, image.getHeight());
        }
        BufferedImage all = new BufferedImage(width, height + 2 * GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = all.createGraphics();
        graphics.setColor(Color.GRAY);
        graphics.fillRect(0, 0, all.getWidth(), all.getHeight());
        int x = GAP;
        for (BufferedImage image : images) {
            graphics.drawImage(image, x, GAP, null);
            x += image.getWidth() + GAP;
        }
        graphics.dispose();
        return all;
    }

    // streams are left out: what is drawn is in the pictures, what is written in the text
    private static void describe(StringBuilder text, COSBase value, Set<COSBase> seen, int depth) {
        COSBase at = value instanceof COSObject reference ? reference.getObject() : value;
        if (at instanceof COSDictionary dictionary && depth < 12 && seen.add(at)) {
            for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
                text.append('/').append(entry.getKey().getName()).append(' ');
                describe(text, entry.getValue(), seen, depth + 1);
            }
        } else if (at instanceof org.apache.pdfbox.cos.COSArray array && seen.add(at)) {
            array.forEach(item -> describe(text, item, seen, depth + 1));
        } else if (!(at instanceof COSDictionary)) {
            text.append(at).append('\n');
        }
    }

    boolean looksLike(ReaderView other) {
        if (pages == null || other.pages == null) {
            return pages == other.pages;
        }
        return pages.getWidth() == other.pages.getWidth()
                && pages.getHeight() == other.pages.getHeight()
                && Arrays.equals(pixels(pages), pixels(other.pages));
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
