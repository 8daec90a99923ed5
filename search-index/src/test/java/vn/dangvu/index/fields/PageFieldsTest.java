package vn.dangvu.index.fields;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import vn.dangvu.index.PageText;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class PageFieldsTest {

    private static PageFields read(String... pages) {
        List<PageText> texts = new ArrayList<>();
        for (String page : pages) {
            texts.add(new PageText(texts.size() + 1, page));
        }
        return PageFields.read(texts);
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
        assertThat(value(fields.type())).isEqualTo("hướng dẫn");
        assertThat(value(fields.subject())).isEqualTo("sinh hoạt chuyên đề quý III năm 2026");
        assertThat(value(fields.signer())).isEqualTo("Nguyễn Văn Hòa");
        assertThat(fields.signer().orElseThrow().page()).isEqualTo(2);
        assertThat(fields.recipients())
                .extracting(PageFields.Field::value)
                .containsExactly("Các đảng ủy cơ sở", "Lưu Văn phòng");
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
                "TIN TỨC > TIN CHUYÊN NGÀNH\nMột bài báo.",
                "Chương I\nNHỮNG QUY ĐỊNH CHUNG\nĐiều 1. Phạm vi",
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
        assertThat(fields.issuer()).isEmpty();
    }
}
