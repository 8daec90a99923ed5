package vn.dangvu.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

class PageFieldsTest {

    private static PageFields read(String... pages) {
        List<PageText> texts = new ArrayList<>();
        for (String page : pages) {
            texts.add(new PageText(texts.size() + 1, page));
        }
        return PageFields.read(
                new ExtractedText(ExtractionVerdict.SEARCHABLE, "", texts, "", "vi", Set.of()));
    }

    private static <T> T value(Optional<PageFields.Field<T>> field) {
        return field.map(PageFields.Field::value).orElse(null);
    }

    private static final String GUIDANCE =
            """
            ĐẢNG BỘ TỈNH BÌNH AN
            ĐẢNG ỦY KHỐI CƠ QUAN VÀ DOANH NGHIỆP
            *
            Số 25-HD/ĐUK
            ĐẢNG CỘNG SẢN VIỆT NAM
            Bình An, ngày 05 tháng 10 năm 2026

            HƯỚNG DẪN
            sinh hoạt chuyên đề quý III năm 2026
            -----
            Căn cứ Quy định số 24-QĐ/TW ngày 30/7/2021 của Ban Chấp hành Trung ương;
            Đảng ủy cơ sở gửi báo cáo trước ngày 21/11/2026.
            """;

    private static final String SIGNATURE =
            """
            Nơi nhận:
            - Các đảng ủy cơ sở,
            - Lưu Văn phòng.
            T/M BAN THƯỜNG VỤ
            PHÓ BÍ THƯ

            Nguyễn Văn Hòa
            """;

    @Test
    void readsADirectiveOfTheParty() {
        PageFields fields = read(GUIDANCE, SIGNATURE);

        assertThat(value(fields.symbol())).isEqualTo("25-HD/ĐUK");
        assertThat(value(fields.issued())).isEqualTo(LocalDate.of(2026, 10, 5));
        assertThat(value(fields.place())).isEqualTo("Bình An");
        assertThat(value(fields.issuer())).isEqualTo("ĐẢNG ỦY KHỐI CƠ QUAN VÀ DOANH NGHIỆP");
        assertThat(value(fields.type())).isEqualTo("HD");
        assertThat(value(fields.subject())).isEqualTo("sinh hoạt chuyên đề quý III năm 2026");
        assertThat(value(fields.signer())).isEqualTo("Nguyễn Văn Hòa");
        assertThat(fields.signer().orElseThrow().page()).isEqualTo(2);
        assertThat(fields.recipients()).containsExactly("Các đảng ủy cơ sở", "Lưu Văn phòng");
        assertThat(fields.deadlines())
                .extracting(PageFields.Field::value)
                .containsExactly(LocalDate.of(2026, 11, 21));
        assertThat(fields.symbol().orElseThrow().doubtful()).isFalse();
    }

    @Test
    void readsDecomposedText() {
        PageFields fields = read(Normalizer.normalize(GUIDANCE, Normalizer.Form.NFD), SIGNATURE);
        assertThat(value(fields.symbol())).isEqualTo("25-HD/ĐUK");
        assertThat(value(fields.place())).isEqualTo("Bình An");
    }

    @Test
    void readsALetterOfTheStateWithMergedColumns() {
        PageFields fields =
                read(
                        """
                        UBND TỈNH BÌNH AN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                        SỞ TÀI CHÍNH Độc lập - Tự do - Hạnh phúc
                        Số: 1204/STC-VP Bình An, ngày 12 tháng 02 năm 2026
                        V/v báo cáo kết quả chuyển đổi số
                        6 tháng đầu năm
                        Kính gửi: Đảng ủy Khối
                        Thực hiện Công văn 858CV/ĐUK, đề nghị gửi chậm nhất ngày 28 tháng 02 năm 2026.
                        KT. GIÁM ĐỐC
                        PHÓ GIÁM ĐỐC
                        - Như trên;  Trần Thị Thúy
                        """);
        assertThat(value(fields.issued())).isEqualTo(LocalDate.of(2026, 2, 12));
        assertThat(value(fields.place())).isEqualTo("Bình An");
        assertThat(value(fields.issuer())).isEqualTo("SỞ TÀI CHÍNH");
        assertThat(value(fields.symbol())).isEqualTo("1204/STC-VP");
        assertThat(value(fields.subject()))
                .isEqualTo("báo cáo kết quả chuyển đổi số 6 tháng đầu năm");
        assertThat(value(fields.signer())).isEqualTo("Trần Thị Thúy");
        assertThat(fields.deadlines())
                .extracting(PageFields.Field::value)
                .containsExactly(LocalDate.of(2026, 2, 28));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "Một bài báo không có đầu đề văn bản.\nChỉ có vài dòng chữ thường.",
                "Số\nngày tháng năm",
                "ngày 31 tháng 02 năm 2026",
                "T/M\n",
                "HƯỚNG DẪN"
            })
    void readsNothingWhereThereIsNothing(String text) {
        PageFields fields = read(text);
        assertThat(fields.symbol()).isEmpty();
        assertThat(fields.issued()).isEmpty();
        assertThat(fields.signer()).isEmpty();
        assertThat(fields.subject()).isEmpty();
    }

    /** Precision and recall of each field over 90 documents of three layouts, columns apart or merged. */
    @Test
    void readsMostFieldsOfManyLayouts() {
        Random random = new Random(20261122);
        List<FieldSample> samples = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            samples.add(FieldSample.random(random, i));
        }
        check("symbol", samples, FieldSample::symbol, f -> value(f.symbol()));
        check("issued", samples, FieldSample::issued, f -> value(f.issued()));
        check("place", samples, FieldSample::place, f -> value(f.place()));
        check("issuer", samples, FieldSample::issuer, f -> value(f.issuer()));
        check("type", samples, FieldSample::type, f -> value(f.type()));
        check("subject", samples, FieldSample::subject, f -> value(f.subject()));
        check("signer", samples, FieldSample::signer, f -> value(f.signer()));
    }

    private static void check(
            String name,
            List<FieldSample> samples,
            Function<FieldSample, Object> expected,
            Function<PageFields, Object> actual) {
        int found = 0;
        int right = 0;
        List<String> wrong = new ArrayList<>();
        for (FieldSample sample : samples) {
            Object value = actual.apply(read(sample.text()));
            if (value != null) {
                found++;
            }
            if (expected.apply(sample).equals(value)) {
                right++;
            } else {
                wrong.add(expected.apply(sample) + " read as " + value);
            }
        }
        double recall = (double) right / samples.size();
        double precision = found == 0 ? 0 : (double) right / found;
        System.out.printf("field %s: precision %.3f recall %.3f%n", name, precision, recall);
        assertThat(precision).as(name + " precision " + wrong).isGreaterThanOrEqualTo(0.95);
        assertThat(recall).as(name + " recall " + wrong).isGreaterThanOrEqualTo(0.9);
    }
}
