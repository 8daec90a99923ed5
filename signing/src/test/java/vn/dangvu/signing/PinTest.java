package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** R40: a PIN does not linger. */
class PinTest {

    @Test
    void isWipedWhenClosedAndNeverShown() {
        char[] typed = "9876".toCharArray();
        Pin pin = Pin.taking(typed);
        assertThat(typed).containsOnly('\0');
        char[] kept = pin.characters();
        assertThat(pin.toString()).doesNotContain("9876");
        pin.close();
        assertThat(kept).containsOnly('\0');
        assertThatThrownBy(pin::characters).isInstanceOf(IllegalStateException.class);
    }
}
