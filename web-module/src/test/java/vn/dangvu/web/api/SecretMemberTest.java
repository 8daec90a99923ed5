package vn.dangvu.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

/** R40: a PIN leaves the body before anything makes a String of it. */
class SecretMemberTest {
    private byte[] bytes;

    private String take(String json) {
        bytes = json.getBytes(StandardCharsets.UTF_8);
        char[] secret = SecretMember.take(bytes, "pin");
        return secret == null ? null : String.valueOf(secret);
    }

    private String left() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"pin\":\"1234\"}|1234|{\"pin\":\"\"    }",
                "{ \"ordinal\" : 2 , \"pin\" : \"1234\" }|1234|{ \"ordinal\" : 2 , \"pin\" : \"\"     }",
                "{\"a\":{\"pin\":\"x\"},\"pin\":\"y\"}|y|{\"a\":{\"pin\":\"x\"},\"pin\":\"\" }",
                "{\"a\":[\"pin\",\"z\"],\"pin\":\"y\"}|y|{\"a\":[\"pin\",\"z\"],\"pin\":\"\" }",
                "{\"pin\":\"a\\\"b\\\\c\\/\\u0041\"}|a\"b\\c/A|{\"pin\":\"\"               }",
                "{\"pin\":\"mật\"}|mật|{\"pin\":\"\"     }",
                "{\"pin\":\"1\",\"pin\":\"2\"}|2|{\"pin\":\"\" ,\"pin\":\"\" }"
            })
    void takesTheStringOfTheOutermostObjectAndLeavesNothing(
            String json, String secret, String left) {
        assertThat(take(json)).isEqualTo(secret);
        assertThat(left()).isEqualTo(left);
    }

    @Test
    void anEmptyPinIsAPin() {
        assertThat(take("{\"pin\":\"\"}")).isEmpty();
        assertThat(left()).isEqualTo("{\"pin\":\"\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "\"",
                "{\"pin",
                "{\"pin\"",
                "{\"pin\":",
                "{\"pin\":12}",
                "[\"pin\",\"1\"]",
                "{\"other\":\"pin\",\"b\":\"1\"}",
                "}{]",
                "{\"pin\":null}",
                "{\"a\":\"\\"
            })
    void whatHasNoPinIsLeftAsItIs(String json) {
        assertThat(take(json)).isNull();
        assertThat(left()).isEqualTo(json);
    }

    @Test
    void anUnfinishedPinIsWipedToo() {
        assertThat(take("{\"pin\":\"1234")).isEqualTo("1234");
        assertThat(left()).doesNotContain("1234");
    }
}
