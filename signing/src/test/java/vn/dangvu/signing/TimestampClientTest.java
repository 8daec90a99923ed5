package vn.dangvu.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class TimestampClientTest {

    private static final byte[] BYTES = {1, 2, 3};
    private TestPki pki;
    private TestServices services;

    @BeforeEach
    void start() {
        pki = new TestPki();
        services = new TestServices(pki);
    }

    @AfterEach
    void stop() {
        services.close();
    }

    private TimestampClient client(String... paths) {
        List<URI> servers = new ArrayList<>();
        for (String path : paths) {
            servers.add(services.url(path));
        }
        return new TimestampClient(servers, Duration.ofSeconds(5));
    }

    @Test
    void asksEachAuthorityOnceUntilOneAnswers() throws Exception {
        assertThat(client("/broken", "/nothing", "/tsa", "/tsa").stamp(BYTES)).isNotNull();
        assertThat(services.timestampRequests).hasValue(1);
    }

    @Test
    void takesNoStampOfSomethingElse() {
        services.timestampOfSomethingElse = true;
        assertRefused();
    }

    @Test
    void takesNoStampWithAnotherNonce() {
        services.timestampWithAnotherNonce = true;
        assertRefused();
    }

    private void assertRefused() {
        assertThatThrownBy(() -> client("/tsa").stamp(BYTES))
                .isInstanceOf(TimestampException.class);
        assertThat(services.timestampRequests).hasValue(1);
    }

    @Test
    void keepsRoomForTheLargestStampSeen() throws Exception {
        TimestampClient client = client("/tsa");
        client.stamp(BYTES);
        assertThat(client.room()).isEqualTo(12_000);
        List<X509Certificate> many = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            many.add(pki.signer("Certificate of an authority that sends many " + i).certificate());
        }
        services.timestampCertificates = many;
        int length = encoded(client).length;
        assertThat(length).isGreaterThan(12_000);
        assertThat(client.room()).isEqualTo(length * 5 / 4);
    }

    private static byte[] encoded(TimestampClient client) throws TimestampException, IOException {
        return client.stamp(BYTES).getEncoded();
    }
}
