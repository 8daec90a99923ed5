package vn.dangvu.signing;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What the benchmark signs, the same bytes at every run. */
final class BenchDocuments {

    private BenchDocuments() {}

    /** One page of Vietnamese text with its font, in object streams, as an office program writes. */
    static Path onePage(Path file) throws IOException {
        try (PDDocument document = new PDDocument();
                InputStream letters =
                        AppearanceDrawing.class.getResourceAsStream(
                                "LiberationSerif-Regular.ttf")) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(PDType0Font.load(document, letters), 12);
                content.setLeading(18);
                content.newLineAtOffset(72, 760);
                for (int line = 1; line <= 30; line++) {
                    content.showText(
                            "Điều " + line + ". Đảng ủy Khối quyết định ban hành quy chế.");
                    content.newLine();
                }
                content.endText();
            }
            document.save(file.toFile());
        }
        return file;
    }

    /** Scanned pages: one incompressible image a page, with a cross-reference table. */
    static Path scanned(Path file, int pages, int bytesOfPage) throws IOException {
        Random random = new Random(pages * 31L + bytesOfPage);
        byte[] image = new byte[bytesOfPage];
        int width = (int) Math.sqrt(bytesOfPage);
        try (Objects out = new Objects(file)) {
            StringBuilder kids = new StringBuilder();
            for (int i = 0; i < pages; i++) {
                int first = 3 + i * 3;
                kids.append(first).append(" 0 R ");
                out.object(
                        first,
                        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents "
                                + (first + 1)
                                + " 0 R /Resources <</XObject <</Im "
                                + (first + 2)
                                + " 0 R>>>>>>");
                out.stream(
                        first + 1,
                        "",
                        "q 595 0 0 842 0 0 cm /Im Do Q".getBytes(StandardCharsets.US_ASCII));
                random.nextBytes(image);
                out.stream(
                        first + 2,
                        "/Type /XObject /Subtype /Image /ColorSpace /DeviceGray"
                                + " /BitsPerComponent 8 /Width "
                                + width
                                + " /Height "
                                + bytesOfPage / width,
                        image);
            }
            out.object(1, "<</Type /Catalog /Pages 2 0 R>>");
            out.object(2, "<</Type /Pages /Count " + pages + " /Kids [" + kids + "]>>");
            out.end();
        }
        return file;
    }

    /** Writes numbered objects and the table of where they are. */
    private static final class Objects implements AutoCloseable {
        private final OutputStream out;
        private final List<Long> places = new ArrayList<>();
        private long position;

        Objects(Path file) throws IOException {
            out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
            write("%PDF-1.7\n");
        }

        private void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.US_ASCII));
        }

        private void write(byte[] bytes) throws IOException {
            out.write(bytes);
            position += bytes.length;
        }

        private void begin(int number) throws IOException {
            while (places.size() <= number) {
                places.add(0L);
            }
            places.set(number, position);
            write(number + " 0 obj\n");
        }

        void object(int number, String value) throws IOException {
            begin(number);
            write(value + "\nendobj\n");
        }

        void stream(int number, String entries, byte[] data) throws IOException {
            begin(number);
            write("<<" + entries + " /Length " + data.length + ">>\nstream\n");
            write(data);
            write("\nendstream\nendobj\n");
        }

        void end() throws IOException {
            long table = position;
            write("xref\n0 " + places.size() + "\n0000000000 65535 f \n");
            for (long place : places.subList(1, places.size())) {
                write(String.format(Locale.ROOT, "%010d 00000 n \n", place));
            }
            write("trailer\n<</Size " + places.size() + " /Root 1 0 R>>\n");
            write("startxref\n" + table + "\n%%EOF\n");
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
