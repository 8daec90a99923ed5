package vn.dangvu.signature;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import vn.dangvu.platform.Settings;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;
import vn.dangvu.signing.PadesSigner;
import vn.dangvu.signing.PadesVerifier;
import vn.dangvu.signing.Pin;
import vn.dangvu.signing.Pkcs11Module;
import vn.dangvu.signing.Pkcs12Token;
import vn.dangvu.signing.SignatureLevel;
import vn.dangvu.signing.SignatureRequest;
import vn.dangvu.signing.SigningCertificate;
import vn.dangvu.signing.SigningException;
import vn.dangvu.signing.SigningToken;
import vn.dangvu.signing.TimestampClient;
import vn.dangvu.signing.TimestampException;
import vn.dangvu.signing.TokenException;
import vn.dangvu.signing.TokenLogin;
import vn.dangvu.signing.UnsignableDocumentException;
import vn.dangvu.signing.VerificationReport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The signing library set up for this installation, and the one place where its exceptions become
 * refusals of the trade.
 */
@ApplicationScoped
class SigningEngine {
    private static final Logger LOG = LoggerFactory.getLogger(SigningEngine.class);
    private static final Duration TSA_TIMEOUT = Duration.ofSeconds(10);

    @Inject Settings settings;
    @Inject KeyService keys;
    @Inject Clock clock;
    private Pkcs11Module module;
    private Path pkcs12Folder;
    private PadesSigner signer;
    private PadesVerifier verifier;
    private SignatureLevel level;
    private Path scratch;

    @PostConstruct
    void open() {
        try {
            open(settings.signing(), settings.storage().work().resolve("signing"));
        } catch (IOException unusable) {
            throw new UncheckedIOException("signing is not set up", unusable);
        } catch (TokenException unusable) {
            throw new IllegalStateException("the PKCS#11 module cannot be used", unusable);
        }
    }

    void open(Settings.Signing signing, Path scratchFolder) throws IOException, TokenException {
        scratch = Files.createDirectories(scratchFolder);
        SigningTrust trust = SigningTrust.of(signing);
        verifier = new PadesVerifier(trust.anchors(), trust.revocation(), clock);
        level = signing.tsaUrls().isEmpty() ? SignatureLevel.B_B : SignatureLevel.B_T;
        signer =
                new PadesSigner(
                        clock,
                        new TimestampClient(signing.tsaUrls(), TSA_TIMEOUT),
                        trust.anchors(),
                        trust.revocation());
        if (signing.pkcs11Library().isPresent()) {
            module = Pkcs11Module.open(signing.pkcs11Library().get());
        } else {
            pkcs12Folder = signing.pkcs12Folder().orElseThrow();
        }
    }

    /**
     * A file that was made.
     *
     * @param level that its newest signature has reached
     */
    record Made(Path file, SignatureLevel level) {}

    /**
     * Logs in for several signatures; nobody else has the token until this is closed.
     *
     * @throws SigningRefused the token refused
     */
    TokenLogin login(String label, Pin pin) {
        try {
            return token(label, keys.certificateOf(label)).login(pin);
        } catch (TokenException refused) {
            throw SigningRefused.byToken(refused.reason());
        }
    }

    /**
     * Makes a signature for each mark, one upon the other. A mark that the document does not bear is
     * left out when it is dispensable, else made invisible.
     *
     * @param marks the last is not dispensable
     * @return at level B-T, to be handed to {@link #lasting} when the token is no longer needed
     * @throws SigningRefused the token refused
     * @throws DomainException {@code signature.time-stamp-unavailable}, {@code signature.unsignable}
     */
    Path sign(Path source, String label, TokenLogin login, List<Mark> marks) {
        SigningCertificate certificate = keys.certificateOf(label);
        Path newest = source;
        try {
            for (Mark mark : marks) {
                Path next = signed(newest, certificate, login, mark).orElse(newest);
                dropUnless(next.equals(newest) || newest.equals(source), newest);
                newest = next;
            }
        } catch (RuntimeException refused) {
            dropUnless(newest.equals(source), newest);
            throw refused;
        }
        if (newest.equals(source)) {
            throw new IllegalArgumentException("the last mark must not be dispensable");
        }
        return newest;
    }

    /**
     * Makes the one signature, as {@link #sign} does, if the document bears it as it is to be seen;
     * empty when not.
     *
     * @throws SigningRefused the token refused
     * @throws DomainException {@code signature.time-stamp-unavailable}
     */
    Optional<Path> stamp(Path source, String label, TokenLogin login, Mark dispensable) {
        return signed(source, keys.certificateOf(label), login, dispensable);
    }

    /** A new path for a file that lives as long as an act. */
    Path scratch() {
        return scratch.resolve(UUID.randomUUID() + ".pdf");
    }

    private static void dropUnless(boolean needed, Path file) {
        if (!needed) {
            file.toFile().delete();
        }
    }

    /** Empty when the mark is dispensable and the document does not bear it. */
    private Optional<Path> signed(
            Path source, SigningCertificate certificate, TokenLogin login, Mark mark) {
        Path target = scratch();
        SignatureRequest request =
                SignatureRequest.of(certificate, level)
                        .withReason(mark.reason())
                        .withClaimedTime(mark.time())
                        .withAppearance(mark.appearance());
        try {
            signer.sign(source, request, login, target);
            return Optional.of(target);
        } catch (TokenException refused) {
            throw SigningRefused.byToken(refused.reason());
        } catch (TimestampException away) {
            throw new DomainException(Refusal.UNAVAILABLE, "signature.time-stamp-unavailable");
        } catch (UnsignableDocumentException | RuntimeException unsuitable) {
            if (mark.dispensable()) {
                LOG.info("left out: {}: {}", mark.reason(), unsuitable.getMessage());
                return Optional.empty();
            }
            if (mark.appearance() != null) {
                LOG.info("made invisible: {}: {}", mark.reason(), unsuitable.getMessage());
                return signed(source, certificate, login, mark.invisible());
            }
            if (unsuitable instanceof RuntimeException broken) {
                throw broken;
            }
            throw new DomainException(Refusal.INVALID, "signature.unsignable");
        } catch (SigningException failed) {
            throw new IllegalStateException("signing failed", failed);
        }
    }

    /** Brings a file that was made here to B-LT, in place of what it was, when that can be had now. */
    Made lasting(Path signed) {
        Optional<Path> raised =
                level.reaches(SignatureLevel.B_T) ? raised(signed) : Optional.empty();
        if (raised.isEmpty()) {
            return new Made(signed, level);
        }
        signed.toFile().delete();
        return new Made(raised.get(), SignatureLevel.B_LT);
    }

    /**
     * The file with what proves its signatures when the issuer is gone (B-LT); empty when that is not
     * to be had now, because a responder is away or a certificate is not valid.
     */
    Optional<Path> raised(Path signed) {
        Path target = scratch();
        try {
            signer.extend(signed, SignatureLevel.B_LT, target);
            return Optional.of(target);
        } catch (SigningException notNow) {
            LOG.info("a signature stays at {}: {}", level, notNow.getMessage());
            return Optional.empty();
        }
    }

    VerificationReport verify(Path pdf) {
        try {
            return verifier.verify(pdf);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private SigningToken token(String label, SigningCertificate certificate) {
        return module != null
                ? module.token(label, certificate)
                : new Pkcs12Token(label, pkcs12Folder.resolve(label + ".p12"), certificate);
    }
}
