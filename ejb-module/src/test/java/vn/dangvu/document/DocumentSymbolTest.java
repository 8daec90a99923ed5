package vn.dangvu.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import vn.dangvu.shared.DomainException;

class DocumentSymbolTest {
    @ParameterizedTest
    @CsvSource({
        "36-HD/VPTW, 36-HD/VPTW",
        "5-NQ/ĐU, 05-NQ/ĐU",
        "Số 05 - NQ/ĐU, 05-NQ/ĐU",
        "Số: 30/NĐ-CP, 30-NĐ/CP",
        "858CV/ĐUK, 858-CV/ĐUK",
        "số 24–BS/UBKTTU, 24-BS/UBKTTU",
        "127-QĐ/TW, 127-QĐ/TW"
    })
    void readsSymbolsAsTheyAreWrittenInTheWild(String written, String meant) {
        assertThat(DocumentSymbol.parse(written)).hasToString(meant);
    }

    @Test
    void readsDecomposedLetters() {
        assertThat(DocumentSymbol.parse("12-QĐ/TU")).hasToString("12-QĐ/TU");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BC/ĐU", "18", "18-BC", "0-BC/ĐU", "18-BC/", "<b>18-BC/ĐU</b>"})
    void refusesWhatIsNoSymbol(String written) {
        assertThatThrownBy(() -> DocumentSymbol.parse(written))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused -> assertThat(refused.code()).isEqualTo("document.symbol"));
    }
}
