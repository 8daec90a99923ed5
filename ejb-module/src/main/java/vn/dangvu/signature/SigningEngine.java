package vn.dangvu.signature;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import vn.dangvu.platform.Settings;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;
import vn.dangvu.signing.PadesSigner;
import vn.dangvu.signing.PadesVerifier;
import vn.dangvu.signing.Pin;
import vn.dangvu.signing.Pkcs11Module;
import vn.dangvu.signing.Pkcs12Token;
import vn.dangvu.signing.Revocation;
import vn.dangvu.signing.SignatureLevel;
import vn.dangvu.signing.SignatureRequest;
import vn.dangvu.signing.SigningCertificate;
import vn.dangvu.signing.SigningException;
import vn.dangvu.signing.SigningToken;
import vn.dangvu.signing.TimestampClient;
import vn.dangvu.signing.TimestampException;
import vn.dangvu.signing.TokenException;
import vn.dangvu.signing.TrustAnchors;
import vn.dangvu.signing.UnsignableDocumentException;
import vn.dangvu.signing.VerificationReport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The signing library set up for this installation, and the one place where its exceptions become
 * refusals of the trade.
 */
@ApplicationScoped
class SigningEngine {
    private static final Duration TSA_TIMEOUT = Duration.ofSeconds(10);

    @Inject Settings settings;
    @Inject KeyService keys;
    @Inject Clock clock;
    private final Map<String, SigningToken> tokens = new ConcurrentHashMap<>();
    private Pkcs11Module module;
    private PadesSigner signer;
    private PadesVerifier verifier;
    private SignatureLevel level;
    private Path scratch;

    @PostConstruct
    void open() {
        Settings.Signing signing = settings.signing();
        try {
            scratch = Files.createDirectories(settings.storage().work().resolve("signing"));
            TrustAnchors anchors = TrustAnchors.fromPem(signing.trustFile());
            Revocation revocation = Revocation.required();
            verifier = new PadesVerifier(anchors, revocation, clock);
            level = signing.tsaUrls().isEmpty() ? SignatureLevel.B_B : SignatureLevel.B_T;
            signer =
                    new PadesSigner(
                            clock,
                            new TimestampClient(signing.tsaUrls(), TSA_TIMEOUT),
                            anchors,
                            revocation);
            if (signing.pkcs11Library().isPresent()) {
                module = Pkcs11Module.open(signing.pkcs11Library().get());
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException("signing is not set up", unusable);
        } catch (TokenException unusable) {
            throw new IllegalStateException("the PKCS#11 module cannot be used", unusable);
        }
    }

    SignatureLevel level() {
        return level;
    }

    /** The key is used once; {@code pin} is the caller's to close. */
    Path sign(Path source, String label, Pin pin, String reason) {
        SigningCertificate certificate = keys.certificateOf(label);
        SignatureRequest request =
                SignatureRequest.of(certificate, level)
                        .withReason(reason)
                        .withClaimedTime(clock.instant());
        Path target = scratch.resolve(UUID.randomUUID() + ".pdf");
        try {
            signer.sign(source, request, token(label, certificate), pin, target);
            return target;
        } catch (TokenException refused) {
            throw SigningRefused.byToken(refused.reason());
        } catch (TimestampException away) {
            throw new DomainException(Refusal.UNAVAILABLE, "signature.time-stamp-unavailable");
        } catch (UnsignableDocumentException unsuitable) {
            throw new DomainException(Refusal.INVALID, "signature.unsignable");
        } catch (SigningException failed) {
            throw new IllegalStateException("signing failed", failed);
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
        return tokens.computeIfAbsent(label, l -> open(l, certificate));
    }

    private SigningToken open(String label, SigningCertificate certificate) {
        return module != null
                ? module.token(label, certificate)
                : new Pkcs12Token(
                        label,
                        settings.signing().pkcs12Folder().orElseThrow().resolve(label + ".p12"),
                        certificate);
    }
}
