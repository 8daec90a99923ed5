package vn.dangvu.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36|Chrome trên Windows",
                "Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0|Edge trên Windows",
                "Mozilla/5.0 (Linux; Android 9; SM-J730G) Chrome/130.0 Mobile Safari/537.36|Chrome trên Android",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1|Safari trên iPhone",
                "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0|Firefox trên Linux",
                "curl/8.5.0|Chương trình khác",
                "''|Chương trình khác"
            })
    void aBrowserIsCalledWhatPeopleCallIt(String userAgent, String name) {
        assertThat(Device.name(userAgent)).isEqualTo(name);
    }
}
