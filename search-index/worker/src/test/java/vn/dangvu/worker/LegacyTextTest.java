package vn.dangvu.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

class LegacyTextTest {

    private static final String LETTERS =
            "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ";

    private static final String TEXT =
            "Đảng bộ Khối cơ quan và doanh nghiệp tỉnh Bình Thuận xúc tiến chuyển đổi số. Người"
                    + " dân được hưởng những điều kiện tốt hơn, chưa đưa vào sử dụng.\n"
                    + "Nghị quyết của Ban Chấp hành Trung ương về tăng cường sự lãnh đạo của Đảng.";

    @ParameterizedTest
    @EnumSource(LegacyEncoding.class)
    void decodesAll134Letters(LegacyEncoding encoding) throws IOException {
        String all = LETTERS + LETTERS.toUpperCase(Locale.ROOT);
        assertThat(all).hasSize(134);
        for (int i = 0; i < all.length(); i++) {
            char letter = all.charAt(i);
            String code = LegacyWriter.encode(String.valueOf(letter), encoding);
            boolean capitalWithoutCode =
                    encoding.lacksCapitals()
                            && Character.isUpperCase(letter)
                            && "ĂÂÊÔƠƯĐ".indexOf(letter) < 0;
            char expected = capitalWithoutCode ? Character.toLowerCase(letter) : letter;
            assertThat(encoding.decode(code)).as(letter + " " + encoding).isEqualTo("" + expected);
        }
    }

    @ParameterizedTest
    @EnumSource(LegacyEncoding.class)
    void convertsTextByStatistics(LegacyEncoding encoding) throws IOException {
        LegacyText legacy = new LegacyText();
        assertThat(legacy.convert(LegacyWriter.encode(TEXT, encoding))).isEqualTo(TEXT);
        assertThat(legacy.encoding()).isEqualTo(encoding);
    }

    @ParameterizedTest
    @EnumSource(LegacyEncoding.class)
    void convertsThreeWords(LegacyEncoding encoding) throws IOException {
        assertThat(new LegacyText().convert(LegacyWriter.encode("Đảng ủy Khối", encoding)))
                .isEqualTo("Đảng ủy Khối");
    }

    @Test
    void givesWordsInCapitalsTheirCapitals() {
        assertThat(new LegacyText().convert("QUYÕT §ÞNH cña Uû ban nh©n d©n\nCéNG HOµ X· HéI"))
                .isEqualTo("QUYẾT ĐỊNH của Uỷ ban nhân dân\nCỘNG HOÀ XÃ HỘI");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TEXT,
                "Là gì và có còn là không, nào là cá và rùa, cô là bà cả.",
                "Le général a été élu à la présidence où la forêt brûlée côtoie l'île aînée.",
                "Größe über Äpfel süß Straße Öl für müde Füße schön",
                "El niño español comió jamón en la montaña según el año pasado",
                "Žluťoučký kůň úpěl ďábelské ódy příliš",
                "Price: 50 € ± 3 µm © 2020 «naïve» façade café",
                "Съешь ещё этих мягких французских булок",
                "plain English text without anything strange",
                "",
                "¸ ¹ ® §"
            })
    void leavesEverythingElseAlone(String text) {
        assertThat(new LegacyText().convert(text)).isEqualTo(text);
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        assertThat(new LegacyText().convert(decomposed)).isEqualTo(decomposed);
    }

    @Test
    void convertsOnlyTheLegacyLinesOfAMixedText() throws IOException {
        String unicode = "Dòng này đã là Unicode từ đầu.\n";
        String legacy = LegacyWriter.encode(TEXT, LegacyEncoding.TCVN3);
        assertThat(new LegacyText().convert(unicode + legacy)).isEqualTo(unicode + TEXT);
    }

    @Test
    void knowsFonts() {
        for (String font : List.of(".VnTime", "ABCDEF+.VnTimeH", ".VnArial", ".VnTime,Bold")) {
            assertThat(LegacyEncoding.ofFont(font)).contains(LegacyEncoding.TCVN3);
        }
        for (String font : List.of("VNI-Times", "ABCDEF+VNI-Helve", "VNI Times")) {
            assertThat(LegacyEncoding.ofFont(font)).contains(LegacyEncoding.VNI);
        }
        for (String font : List.of("Times New Roman", "Vntime", "VNIceFont", "Arial", "")) {
            assertThat(LegacyEncoding.ofFont(font)).isEmpty();
        }
        assertThat(LegacyEncoding.isCapitalFont("ABCDEF+.VnTimeH,Bold")).isTrue();
        assertThat(LegacyEncoding.isCapitalFont(".VnTime")).isFalse();
    }

    @Test
    void convertsRunsByTheirFontAndJoinsThemFirst() throws IOException {
        FontText text = new FontText();
        text.add(LegacyWriter.encode("Cộng hòa", LegacyEncoding.TCVN3), ".VnTimeH");
        text.add("\n");
        text.add("a", "VNI-Times");
        text.add("ù bo", "VNI-Times");
        text.add("ä\n", "VNI-Times");
        text.add("à la carte", "Arial");
        assertThat(text.text()).isEqualTo("CỘNG HÒA\ná bộ\nà la carte");
        assertThat(text.encodings())
                .containsExactlyInAnyOrder(LegacyEncoding.TCVN3, LegacyEncoding.VNI);
    }

    @Test
    void readsTextFilesOfEveryEncoding() throws IOException {
        for (LegacyEncoding encoding : LegacyEncoding.values()) {
            String read = TextFileReader.decode(LegacyWriter.bytes(TEXT, encoding));
            assertThat(new LegacyText().convert(read)).isEqualTo(TEXT);
        }
        assertThat(TextFileReader.decode(TEXT.getBytes(StandardCharsets.UTF_8))).isEqualTo(TEXT);
        assertThat(TextFileReader.decode(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(TEXT);
        assertThat(
                        TextFileReader.decode(
                                "déjà vu à l'été".getBytes(Charset.forName("windows-1252"))))
                .isEqualTo("déjà vu à l'été");
    }
}
