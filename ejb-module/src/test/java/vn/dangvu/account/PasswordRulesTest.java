package vn.dangvu.account;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "con mèo trèo cây cau",
                "correct horse battery",
                "x9-Quả bưởi-17",
                "🌾🌾 lúa chín vàng đồng"
            })
    void whatIsLongAndOnesOwnIsAccepted(String password) {
        assertThatCode(() -> check(password)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "matkhau123456",
                "Mật khẩu 2026!!",
                "DangUyKhoi2026",
                "Đảng ủy khối 2025-2030",
                "bithuchibo123",
                "aaaaaaaaaaaaaaaa",
                "121212121212121",
                "hanh.sxd.2026!",
                "NguyenThiHanh1945",
                "qwertyuiop123456"
            })
    void whatAGuesserTriesFirstIsRefused(String password) {
        assertThatThrownBy(() -> check(password))
                .isInstanceOfSatisfying(
                        PasswordRefused.class,
                        refusal ->
                                org.assertj.core.api.Assertions.assertThat(refusal.code())
                                        .isEqualTo("account.password-guessable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mèo trèo cau", "ngắn quá"})
    void lessThanTwelveCharactersIsRefused(String password) {
        String eleven = password.length() > 11 ? password.substring(0, 11) : password;
        assertThatThrownBy(() -> check(eleven)).hasMessageContaining("account.password-length");
    }

    @org.junit.jupiter.api.Test
    void upTo128CharactersAreAccepted() {
        String sixteen = "trâu ơi ta bảo, ";
        assertThatCode(() -> check(sixteen.repeat(8))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(sixteen.repeat(8) + "!"))
                .hasMessageContaining("account.password-length");
    }

    private static void check(String password) {
        PasswordRules.check(password.toCharArray(), "hanh.sxd", "Nguyễn Thị Hạnh");
    }
}
