package vn.dangvu.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

class SettingsTest {
    @TempDir Path folder;
    private final Map<String, String> values = new TreeMap<>();

    @BeforeEach
    void goodProductionSettings() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        values.put("dangvu.origin", "https://dangvu.example.vn");
        values.put("dangvu.db.url", "jdbc:postgresql://db/dangvu");
        values.put("dangvu.db.owner.user", "dangvu_owner");
        values.put("dangvu.db.owner.password", "correct horse battery staple");
        values.put("dangvu.content.dir", folder.toString());
        values.put("dangvu.work.dir", folder.toString());
        values.put("dangvu.signing.pkcs11.library", "/opt/hsm/libvendor.so");
        values.put("dangvu.signing.certificates.dir", folder.toString());
        values.put("dangvu.signing.seal.label", "con-dau");
        values.put("dangvu.signing.seal.pin.file", secret("seal-pin", "815904").toString());
        values.put("dangvu.signing.trust.file", file.toString());
        values.put("dangvu.elasticsearch.url", "https://search.example.vn:9200");
        values.put("dangvu.elasticsearch.user", "dangvu");
        values.put("dangvu.elasticsearch.password", "another good one");
        values.put("dangvu.extraction.worker.jar", file.toString());
    }

    @Test
    void goodSettingsAreTaken() {
        Settings settings = read();
        assertThat(settings.demonstration()).isFalse();
        assertThat(settings.storage().maxFileBytes()).isEqualTo(50L << 20);
        assertThat(settings.signing().tsaUrls()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("R65: the start is refused with a secret that everybody knows")
    @ValueSource(strings = {"password", "changeit", "postgres", "12345678"})
    void aWellKnownSecretIsRefused(String secret) {
        values.put("dangvu.db.owner.password", secret);
        refuses("dangvu.db.owner.password is a well-known default");
    }

    @Test
    @DisplayName("R65: the start is refused without a secret")
    void anEmptySecretIsRefused() {
        values.put("dangvu.db.owner.password", "  ");
        refuses("dangvu.db.owner.password is not set");
    }

    @Test
    @DisplayName("R40, R65: the PIN of the seal is no setting but a file of its owner's")
    void aPinFileThatOthersReadOrThatIsEmptyIsRefused() throws IOException {
        Path pin = Path.of(values.get("dangvu.signing.seal.pin.file"));
        Files.setPosixFilePermissions(pin, PosixFilePermissions.fromString("rw-r--r--"));
        refuses("dangvu.signing.seal.pin.file is readable by others");
        values.put("dangvu.signing.seal.pin.file", secret("empty-pin", "").toString());
        refuses("dangvu.signing.seal.pin.file is empty");
    }

    private Path secret(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
    }

    @Test
    void productionNeedsTls() {
        values.put("dangvu.origin", "http://dangvu.example.vn");
        refuses("dangvu.origin must be https in production");
    }

    @Test
    void productionNeedsATokenForItsKeys() {
        values.remove("dangvu.signing.pkcs11.library");
        values.put("dangvu.signing.pkcs12.dir", folder.toString());
        refuses("production needs PKCS#11");
    }

    @Test
    void anOpenElasticsearchStaysOnThisMachine() {
        values.put("dangvu.elasticsearch.user", "");
        refuses("dangvu.elasticsearch.url leaves this machine without a user");
        values.put("dangvu.elasticsearch.url", "http://127.0.0.1:9200");
        assertThat(read().search().user()).isEmpty();
    }

    @Test
    @DisplayName("R14: demonstration data and accounts stay on loopback")
    void demonstrationStaysOnLoopback() {
        values.put("dangvu.mode", "demonstration");
        refuses("dangvu.mode=demonstration is for a loopback dangvu.origin only");
        values.put("dangvu.origin", "http://127.0.0.1.example.vn");
        refuses("dangvu.mode=demonstration is for a loopback dangvu.origin only");
        values.put("dangvu.origin", "http://127.0.0.1:8080");
        assertThat(read().demonstration()).isTrue();
    }

    @Test
    @DisplayName("R66: issuers are fetched from nowhere, or from hosts that are named")
    void issuersComeFromNamedHostsOnly() {
        assertThat(read().signing().issuerHosts()).isEmpty();
        values.put("dangvu.signing.trust.issuer-hosts", "ca.gov.vn, ca.example:8080");
        assertThat(read().signing().issuerHosts()).containsExactly("ca.gov.vn", "ca.example:8080");
        for (String wrong : List.of("http://ca.gov.vn", "ca.gov.vn/pki", "ca gov vn", "a@b")) {
            values.put("dangvu.signing.trust.issuer-hosts", wrong);
            refuses("dangvu.signing.trust.issuer-hosts");
        }
    }

    @Test
    void allFaultsAreReportedAtOnceAndWithoutSecrets() {
        values.put("dangvu.db.owner.password", "changeme");
        values.put("dangvu.content.dir", "/no/such/folder");
        values.put("dangvu.content.max-file-bytes", "many");
        values.put("dangvu.mode", "test");
        assertThatThrownBy(this::read)
                .hasMessageContainingAll(
                        "owner.password", "/no/such/folder", "max-file-bytes", "dangvu.mode")
                .message()
                .doesNotContain("changeme");
    }

    private void refuses(String fault) {
        assertThatThrownBy(this::read)
                .isInstanceOf(Settings.UnsafeSettings.class)
                .hasMessageContaining(fault);
    }

    private Settings read() {
        Settings settings = new Settings();
        settings.read(new Values(values));
        return settings;
    }

    /** Configuration from a map. */
    private record Values(Map<String, String> map) implements Config {
        @Override
        public <T> T getValue(String name, Class<T> type) {
            return type.cast(map.get(name));
        }

        @Override
        public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
            return Optional.ofNullable(map.get(name)).map(type::cast);
        }

        @Override
        public ConfigValue getConfigValue(String name) {
            throw new IllegalStateException("not asked for");
        }

        @Override
        public Iterable<String> getPropertyNames() {
            return map.keySet();
        }

        @Override
        public Iterable<ConfigSource> getConfigSources() {
            return List.of();
        }

        @Override
        public <T> Optional<Converter<T>> getConverter(Class<T> type) {
            return Optional.empty();
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            return type.cast(this);
        }
    }
}
