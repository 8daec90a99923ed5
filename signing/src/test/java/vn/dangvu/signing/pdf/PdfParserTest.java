package vn.dangvu.signing.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class PdfParserTest {

    private static byte[] string(String written) throws PdfSyntaxException {
        PdfBytes bytes = PdfBytes.of(written.getBytes(StandardCharsets.ISO_8859_1));
        return ((PdfObject.Text) new PdfParser(bytes, 0, true).object()).bytes();
    }

    @Test
    void readsHexadecimalStrings() throws Exception {
        assertThat(string("<>")).isEmpty();
        assertThat(string("<00fFA5>")).containsExactly(0, 0xFF, 0xA5);
        assertThat(string("<00 fF\r\nA5>")).containsExactly(0, 0xFF, 0xA5);
    }

    @Test
    void takesAMissingLastDigitAsZero() throws Exception {
        assertThat(string("<1>")).containsExactly(0x10);
        assertThat(string("<12 3 >")).containsExactly(0x12, 0x30);
    }

    @Test
    void refusesWhatIsNoHexadecimalString() {
        for (String written : new String[] {"<12", "<1g>", "<\u00FF1>", "<12<34>"}) {
            assertThatThrownBy(() -> string(written))
                    .as(written)
                    .isInstanceOf(PdfSyntaxException.class);
        }
    }

    private static PdfObject object(String written) throws PdfSyntaxException {
        PdfBytes bytes = PdfBytes.of(written.getBytes(StandardCharsets.ISO_8859_1));
        return new PdfParser(bytes, 0, true).object();
    }

    @Test
    void readsNamesWithAndWithoutEscapes() throws Exception {
        for (String[] name :
                new String[][] {
                    {"/", ""},
                    {"/Type ", "Type"},
                    {"/A#42C/", "ABC"},
                    {"/#41#42>", "AB"},
                    {"/A#G1#4", "A#G1#4"},
                    {"/" + "n".repeat(512), "n".repeat(512)}
                }) {
            assertThat(object(name[0])).as(name[0]).isEqualTo(new PdfObject.Name(name[1]));
        }
    }

    @Test
    void refusesNamesAndNumbersWithoutEnd() {
        for (String written : new String[] {"n", "#41", "1"}) {
            assertThatThrownBy(() -> object((written.equals("1") ? "" : "/") + written.repeat(600)))
                    .as(written)
                    .isInstanceOf(PdfSyntaxException.class);
        }
    }
}
