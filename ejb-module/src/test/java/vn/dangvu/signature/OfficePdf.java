package vn.dangvu.signature;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

import vn.dangvu.signing.PageText;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A document as an office writes it, line by line; places in millimetres. */
final class OfficePdf implements AutoCloseable {
    private static final double POINTS = 72 / 25.4;

    private final PDDocument document = new PDDocument();
    private final PDType0Font font;
    private PDPage page;

    OfficePdf() throws IOException {
        try (InputStream serif =
                PageText.class.getResourceAsStream("LiberationSerif-Regular.ttf")) {
            font = PDType0Font.load(document, serif, true);
        }
        page();
    }

    OfficePdf page() {
        page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        return this;
    }

    /** @param top of the line the letters stand on */
    OfficePdf line(double left, double top, String text) throws IOException {
        try (PDPageContentStream content =
                new PDPageContentStream(document, page, AppendMode.APPEND, true)) {
            content.beginText();
            content.setFont(font, 13);
            content.newLineAtOffset(
                    (float) (left * POINTS),
                    (float) (page.getMediaBox().getHeight() - top * POINTS));
            content.showText(text);
            content.endText();
        }
        return this;
    }

    /** Lines of a text from one height to another. */
    OfficePdf body(double from, double to) throws IOException {
        for (double top = from; top <= to; top += 7) {
            line(
                    30,
                    top,
                    "Các tổ chức cơ sở đảng báo cáo kết quả theo số liệu đã gửi ngày hôm qua.");
        }
        return this;
    }

    OfficePdf head(String number, String date) throws IOException {
        return line(30, 24, "ĐẢNG BỘ TỈNH BÌNH AN")
                .line(115, 24, "ĐẢNG CỘNG SẢN VIỆT NAM")
                .line(33, 31, "ĐẢNG ỦY KHỐI")
                .line(46, 36, "*")
                .line(33, 42, number)
                .line(110, 42, date)
                .line(95, 60, "HƯỚNG DẪN");
    }

    /** Position, room for the signature, and name; the recipients stand to the left. */
    OfficePdf foot(double top) throws IOException {
        return line(30, top, "Nơi nhận:")
                .line(125, top, "T/M BAN THƯỜNG VỤ")
                .line(135, top + 7, "PHÓ BÍ THƯ")
                .line(30, top + 14, "- Các tổ chức cơ sở đảng,")
                .line(30, top + 20, "- Lưu Văn phòng.")
                .line(133, top + 40, "Đỗ Thanh Sơn");
    }

    Path save(Path folder) {
        try {
            Path file = Files.createTempFile(folder, "office", ".pdf");
            document.save(file.toFile());
            return file;
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
