package vn.dangvu.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import vn.dangvu.document.DocumentView;
import vn.dangvu.platform.Settings;
import vn.dangvu.search.FoundPage.FoundDocument;
import vn.dangvu.web.reading.DocumentWords;
import vn.dangvu.web.text.Messages;
import vn.dangvu.web.text.Times;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A list of documents as a table for office programs. */
@ApplicationScoped
public class ResultSheet {
    static final String CSV = "text/csv";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final List<String> HEAD =
            List.of(
                    "STT",
                    "Số và ký hiệu",
                    "Ngày",
                    "Loại",
                    "Cơ quan ban hành",
                    "Trích yếu",
                    "Người ký",
                    "Độ khẩn",
                    "Tình trạng",
                    "Chữ ký số",
                    "Địa chỉ");
    private static final int[] WIDTHS = {6, 16, 12, 16, 32, 70, 22, 12, 16, 12, 40};

    /** What office programs take for a formula when a cell begins with it (CWE-1236). */
    private static final Pattern FORMULA =
            Pattern.compile("^[\\s\\p{Z}]*[=+\\-@＝＋－＠|].*", Pattern.DOTALL);

    @Inject DocumentWords words;
    @Inject Messages messages;
    @Inject Settings settings;

    /** Kinds of tables. */
    enum Format {
        CSV(ResultSheet.CSV + ";charset=UTF-8"),
        XLSX(ResultSheet.XLSX);

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        String mediaType() {
            return mediaType;
        }

        String fileName() {
            return this == CSV ? "ket-qua-tra-cuu.csv" : "ket-qua-tra-cuu.xlsx";
        }
    }

    byte[] of(List<FoundDocument> documents, Format format) {
        List<List<String>> rows = new ArrayList<>();
        for (FoundDocument found : documents) {
            rows.add(row(rows.size() + 1, found));
        }
        return format == Format.CSV ? csv(rows) : xlsx(rows);
    }

    private List<String> row(int number, FoundDocument found) {
        DocumentView document = found.document();
        return List.of(
                Integer.toString(number),
                document.symbol(),
                Times.day(document.issuedDate()),
                words.type(document.typeCode()),
                document.issuerName(),
                document.subject(),
                document.signerName() == null ? "" : document.signerName(),
                messages.word(document.urgency()),
                messages.word(document.status()),
                found.validSignature() ? "Hợp lệ" : "",
                settings.origin() + "/van-ban/" + document.id().value());
    }

    /** RFC 4180; begins with a byte order mark, without which Excel takes it for another encoding. */
    static byte[] csv(List<List<String>> rows) {
        StringBuilder csv = new StringBuilder("\uFEFF").append(line(HEAD));
        rows.forEach(row -> csv.append(line(row)));
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(List<String> cells) {
        return cells.stream().map(ResultSheet::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** What would be a formula is made text by an apostrophe. */
    private static String cell(String text) {
        String harmless = FORMULA.matcher(text).matches() ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }

    /** Every cell is of the type text, which is never evaluated. */
    private static byte[] xlsx(List<List<String>> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "dangvu", null)) {
            Worksheet sheet = book.newWorksheet("Kết quả tra cứu");
            for (int column = 0; column < WIDTHS.length; column++) {
                sheet.width(column, WIDTHS[column]);
                sheet.value(0, column, HEAD.get(column));
                sheet.style(0, column).bold().set();
            }
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < WIDTHS.length; column++) {
                    sheet.value(row + 1, column, rows.get(row).get(column));
                }
            }
            sheet.freezePane(0, 1);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
