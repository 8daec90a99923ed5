package vn.dangvu.signing;

import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks time-stamping authorities (RFC 3161), the next one when one fails. Each is asked at most once for
 * a time-stamp, since many allow few requests. Thread-safe.
 */
public final class TimestampClient {

    private static final Logger LOG = LoggerFactory.getLogger(TimestampClient.class);
    private static final int MOST_BYTES = 64 << 10;
    private static final int ROOM = 12_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<URI> servers;
    private final Duration timeout;
    private final AtomicInteger largest = new AtomicInteger();

    /**
     * A client of one or more authorities.
     *
     * @param servers http or https addresses in the order they are tried; with none of them, every
     *     request for a time-stamp fails
     * @param timeout of one request, connection included; 10 seconds suits a TSA on the internet
     */
    public TimestampClient(List<URI> servers, Duration timeout) {
        this.servers = List.copyOf(servers);
        this.timeout = timeout;
    }

    /**
     * Bytes to keep for a time-stamp: 12,000, or a quarter more than the largest that came so far.
     * Authorities that put their whole chain and revocation data into it need more than usual.
     */
    int room() {
        return Math.max(ROOM, largest.get() * 5 / 4);
    }

    /**
     * A time-stamp over the SHA-256 of the bytes, with nonce and imprint checked and its own
     * signature verified.
     *
     * @throws TimestampException when none of the authorities gave one
     */
    TimeStampToken stamp(byte[] bytes) throws TimestampException {
        try {
            return stampDigest(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    TimeStampToken stampDigest(byte[] sha256) throws TimestampException {
        TimestampException failure = new TimestampException("no time-stamping authority is set");
        for (URI server : servers) {
            try {
                return ask(server, sha256);
            } catch (IOException | TSPException | RuntimeException e) {
                LOG.warn("no time-stamp from {}: {}", server, e.toString());
                failure = new TimestampException("no time-stamp from " + server, e);
            }
        }
        throw failure;
    }

    private TimeStampToken ask(URI server, byte[] sha256) throws IOException, TSPException {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        TimeStampRequest request =
                generator.generate(TSPAlgorithms.SHA256, sha256, new BigInteger(64, RANDOM));
        byte[] answer =
                Http.post(
                        server,
                        "application/timestamp-query",
                        request.getEncoded(),
                        timeout,
                        MOST_BYTES);
        TimeStampResponse response = new TimeStampResponse(answer);
        response.validate(request);
        TimeStampToken token = response.getTimeStampToken();
        if (token == null) {
            throw new TSPException("refused: " + response.getStatusString());
        }
        byte[] der = token.getEncoded();
        Timestamp.parse(der).requireIntact(sha256);
        largest.accumulateAndGet(der.length, Math::max);
        return token;
    }
}
