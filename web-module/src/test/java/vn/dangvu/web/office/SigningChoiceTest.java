package vn.dangvu.web.office;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import vn.dangvu.document.DocumentId;

class SigningChoiceTest {
    @Test
    void readsDocumentAndVersion() {
        assertThat(SigningChoice.of("17.3", "4.1"))
                .containsExactly(
                        new SigningChoice(new DocumentId(17), 3),
                        new SigningChoice(new DocumentId(4), 1));
    }

    @Test
    void leavesOutWhatIsNoChoice() {
        assertThat(SigningChoice.of("", "17", "17.", ".3", "0.1", "a.1", "1.1;drop")).isEmpty();
    }

    @Test
    void takesEachOnce() {
        assertThat(SigningChoice.of("17.3", "17.3")).hasSize(1);
    }

    @Test
    void nothingTickedIsNothing() {
        assertThat(SigningChoice.of((String[]) null)).isEmpty();
    }
}
