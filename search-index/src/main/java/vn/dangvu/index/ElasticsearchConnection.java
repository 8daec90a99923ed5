package vn.dangvu.index;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.TransportException;
import co.elastic.clients.transport.rest_client.RestClientOptions;
import co.elastic.clients.transport.rest_client.RestClientTransport;

import org.apache.http.HttpHost;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.nio.client.HttpAsyncClientBuilder;
import org.elasticsearch.client.RequestOptions;
import org.elasticsearch.client.RestClient;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The connection to the nodes; one place where their failures become {@link IndexUnavailableException}. */
final class ElasticsearchConnection implements AutoCloseable {

    /** A bulk of several megabytes takes longer than any search. */
    private static final int WRITE_FACTOR = 6;

    private final ElasticsearchSettings settings;
    private final RestClient rest;
    private final ElasticsearchClient client;
    private final ElasticsearchClient writer;

    ElasticsearchConnection(ElasticsearchSettings settings) {
        this.settings = settings;
        this.rest =
                RestClient.builder(
                                settings.urls().stream()
                                        .map(url -> HttpHost.create(url.toString()))
                                        .toArray(HttpHost[]::new))
                        .setRequestConfigCallback(
                                config -> timeouts(config, settings.requestTimeout()))
                        .setHttpClientConfigCallback(this::identify)
                        .build();
        this.client =
                new ElasticsearchClient(new RestClientTransport(rest, new JacksonJsonpMapper()));
        this.writer = client.withTransportOptions(longer());
    }

    /** One call. */
    interface Call<T> {
        T on(ElasticsearchClient client) throws IOException;
    }

    /** For reading, under the request timeout. */
    <T> T read(Call<T> call) throws IndexUnavailableException {
        try {
            return translated(call, client);
        } catch (ElasticsearchException refused) {
            throw new IndexUnavailableException(
                    "the index refuses to answer: " + refused.error().type(), refused);
        }
    }

    /** For writing, under a longer timeout; a refusal of what was sent comes through. */
    <T> T write(Call<T> call) throws IndexUnavailableException {
        return translated(call, writer);
    }

    private <T> T translated(Call<T> call, ElasticsearchClient on)
            throws IndexUnavailableException {
        try {
            return call.on(on);
        } catch (ElasticsearchException refused) {
            if (refused.status() == 429 || refused.status() >= 500 || refused.status() == 404) {
                throw new IndexUnavailableException(
                        "the index cannot serve: " + refused.error().type(), refused);
            }
            if (refused.status() == 401 || refused.status() == 403) {
                throw new IndexUnavailableException(
                        "the index does not accept the user '" + settings.user() + "'", refused);
            }
            throw refused;
        } catch (TransportException nonsense) {
            throw new IndexUnavailableException(
                    "no answer of Elasticsearch from " + settings.urls(), nonsense);
        } catch (IOException away) {
            throw new IndexUnavailableException("no connection to " + settings.urls(), away);
        } catch (RuntimeException wrapped) {
            // so the client says that no connection became free in time
            if (wrapped.getCause() instanceof TimeoutException) {
                throw new IndexUnavailableException(
                        "all connections to " + settings.urls() + " are taken", wrapped);
            }
            throw wrapped;
        }
    }

    private RestClientOptions longer() {
        RequestOptions.Builder options = RequestOptions.DEFAULT.toBuilder();
        RequestConfig.Builder config = RequestConfig.custom();
        options.setRequestConfig(
                timeouts(config, settings.requestTimeout().multipliedBy(WRITE_FACTOR)).build());
        return new RestClientOptions(options.build(), false);
    }

    private RequestConfig.Builder timeouts(RequestConfig.Builder config, Duration answer) {
        return config.setConnectTimeout((int) settings.connectTimeout().toMillis())
                .setConnectionRequestTimeout((int) settings.connectTimeout().toMillis())
                .setSocketTimeout((int) answer.toMillis());
    }

    private HttpAsyncClientBuilder identify(HttpAsyncClientBuilder http) {
        if (!settings.user().isEmpty()) {
            BasicCredentialsProvider credentials = new BasicCredentialsProvider();
            credentials.setCredentials(
                    AuthScope.ANY,
                    new UsernamePasswordCredentials(settings.user(), settings.password()));
            http.setDefaultCredentialsProvider(credentials);
        }
        if (settings.trust() != null) {
            http.setSSLContext(trusting());
        }
        return http;
    }

    private SSLContext trusting() {
        try (InputStream pem = Files.newInputStream(settings.trust())) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate authority :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("authority-" + number++, authority);
            }
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + settings.trust(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no certificates in " + settings.trust(), e);
        }
    }

    @Override
    public void close() {
        try {
            rest.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
