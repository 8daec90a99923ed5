package vn.dangvu.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

class ResultSheetTest {
    private static String csv(String cell) {
        return new String(ResultSheet.csv(List.of(List.of(cell))), StandardCharsets.UTF_8);
    }

    @Test
    void beginsWithAByteOrderMarkAndKeepsVietnamese() {
        assertThat(csv("Báo cáo quý III")).startsWith("\uFEFF\"STT\"").contains("Báo cáo quý III");
    }

    /** CWE-1236. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://x\")",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                " =1",
                "\u00a0=1",
                "＝1",
                "|calc"
            })
    void whatCouldBeAFormulaIsText(String cell) {
        assertThat(csv(cell)).contains("\r\n\"'" + cell.replace("\"", "\"\""));
    }

    @Test
    void quotesCommasAndLinesStayInTheirCell() {
        assertThat(csv("a \"b\", c\nd")).contains("\r\n\"a \"\"b\"\", c\nd\"\r\n");
    }
}
