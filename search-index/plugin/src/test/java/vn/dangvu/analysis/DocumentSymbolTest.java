package vn.dangvu.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.text.Normalizer;
import java.util.List;

class DocumentSymbolTest {

    @ParameterizedTest
    @CsvSource({
        "36-HD/VPTW, 36-HD/VPTW",
        "Số 05 - NQ/ĐU, 5-NQ/DU",
        "858CV/ĐUK, 858-CV/DUK",
        "Số: 25-HD/ĐUK, 25-HD/DUK",
        "so 25 – hd/đuk, 25-HD/DUK",
        "24-BS/UBKTTU, 24-BS/UBKTTU",
        "30/2020/NĐ-CP, 30/2020/ND-CP",
        "Số: 30/NĐ-CP, 30-ND/CP",
        "45/2019/QH14, 45/2019/QH14",
        "25-HD, 25-HD",
        "số 07-KH, 7-KH"
    })
    void readsEveryWayOfWriting(String written, String canonical) {
        assertThat(DocumentSymbol.parse(written))
                .map(DocumentSymbol::canonical)
                .contains(canonical);
        String decomposed = Normalizer.normalize(written, Normalizer.Form.NFD);
        assertThat(DocumentSymbol.parse(decomposed))
                .map(DocumentSymbol::canonical)
                .contains(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "chuyển đổi số",
        "12/05/2026",
        "ngày 5/2",
        "2026",
        "và/hoặc",
        "50%",
        "3-4 người",
        "'-'"
    })
    void takesNothingElseForASymbol(String text) {
        assertThat(DocumentSymbol.parse(text)).isEmpty();
    }

    @Test
    void findsAllSymbolsInAText() {
        assertThat(
                        DocumentSymbol.find(
                                "Căn cứ Quy định số 36-HD/VPTW ngày 03/4/2018 và Nghị định"
                                        + " 30/2020/NĐ-CP, Công văn 858CV/ĐUK."))
                .extracting(DocumentSymbol::canonical)
                .isEqualTo(List.of("36-HD/VPTW", "30/2020/ND-CP", "858-CV/DUK"));
    }

    @Test
    void takesLinearTimeOnHostileText() {
        String hostile =
                "1 - A".repeat(100_000) + "/" + "12345/".repeat(50_000) + " 1-HD/A".repeat(200_000);
        long start = System.nanoTime();
        assertThat(DocumentSymbol.find(hostile)).isNotNull();
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }
}
