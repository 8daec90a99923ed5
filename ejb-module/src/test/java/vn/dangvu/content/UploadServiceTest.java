package vn.dangvu.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadServiceTest {
    @ParameterizedTest
    @DisplayName("R58: what a sender calls a file is a label, not a path")
    @CsvSource({
        "báo cáo.pdf, báo cáo.pdf",
        "../../etc/passwd, passwd",
        "C:\\Users\\hanh\\bc.pdf, bc.pdf",
        "'a\u0000b\u202Epdf.exe', abpdf.exe",
        "con, con"
    })
    void namesLoseFoldersAndControlCharacters(String given, String shown) {
        assertThat(UploadService.displayName(given)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "/", "\u0000"})
    void aFileNeedsAName(String given) {
        assertThatThrownBy(() -> UploadService.displayName(given))
                .isInstanceOf(UploadRefused.class);
    }
}
