package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;

/** PKCS#11 2.40 §5.1: each return value is told apart as far as a person can act on it. */
class CryptokiTest {

    @Test
    void tellsErrorsOfTokensApart() {
        Map<Integer, TokenException.Reason> expected =
                Map.ofEntries(
                        Map.entry(0xA0, TokenException.Reason.PIN_INCORRECT),
                        Map.entry(0xA2, TokenException.Reason.PIN_INCORRECT),
                        Map.entry(0x102, TokenException.Reason.PIN_LOCKED),
                        Map.entry(0x200, TokenException.Reason.DECLINED),
                        Map.entry(0xA3, TokenException.Reason.PIN_EXPIRED),
                        Map.entry(0xA4, TokenException.Reason.PIN_LOCKED),
                        Map.entry(0x03, TokenException.Reason.TOKEN_ABSENT),
                        Map.entry(0xE0, TokenException.Reason.TOKEN_ABSENT),
                        Map.entry(0x32, TokenException.Reason.TOKEN_REMOVED),
                        Map.entry(0xB3, TokenException.Reason.TOKEN_REMOVED),
                        Map.entry(0xB1, TokenException.Reason.BUSY),
                        Map.entry(0x60, TokenException.Reason.KEY_MISSING),
                        Map.entry(0x70, TokenException.Reason.ALGORITHM_UNSUPPORTED),
                        Map.entry(0x30, TokenException.Reason.DEVICE_ERROR),
                        Map.entry(0x05, TokenException.Reason.DEVICE_ERROR),
                        Map.entry(0x190, TokenException.Reason.LIBRARY_UNUSABLE),
                        // vendor defined
                        Map.entry(0x80000001, TokenException.Reason.DEVICE_ERROR));
        expected.forEach(
                (code, reason) ->
                        assertThat(Cryptoki.reasonOf(code)).as("0x%X", code).isEqualTo(reason));
    }
}
