package vn.dangvu.signing;

import java.time.Instant;
import java.util.Objects;

/**
 * One signature to be prepared. Start with {@link #of} and narrow it down with the {@code with…}
 * methods.
 *
 * @param signer certificate the signature will verify under
 * @param level level that {@link PadesSigner#complete} reaches
 * @param algorithm null takes {@link SignatureAlgorithm#defaultFor the key's default}
 * @param fieldName empty signature field to sign, or the name of a new one; null makes a new unique
 *     name
 * @param reason written to /Reason; null leaves it out, as with the next two
 * @param claimedTime written to /M; nobody has to believe it, the time-stamp proves the time. Null
 *     takes the clock of the signer
 * @param appearance null is invisible
 * @param certification null makes an approval signature
 */
public record SignatureRequest(
        SigningCertificate signer,
        SignatureLevel level,
        SignatureAlgorithm algorithm,
        String fieldName,
        String reason,
        String location,
        String contact,
        Instant claimedTime,
        Appearance appearance,
        Certification certification) {

    public SignatureRequest {
        Objects.requireNonNull(signer, "signer");
        Objects.requireNonNull(level, "level");
        if (algorithm == null) {
            algorithm = SignatureAlgorithm.defaultFor(signer.certificate().getPublicKey());
        }
        if (!algorithm.fits(signer.certificate().getPublicKey())) {
            throw new IllegalArgumentException(algorithm + " does not fit the key");
        }
    }

    /** An invisible approval signature in a new field. */
    public static SignatureRequest of(SigningCertificate signer, SignatureLevel level) {
        return new SignatureRequest(signer, level, null, null, null, null, null, null, null, null);
    }

    public SignatureRequest withAlgorithm(SignatureAlgorithm value) {
        return new SignatureRequest(
                signer,
                level,
                value,
                fieldName,
                reason,
                location,
                contact,
                claimedTime,
                appearance,
                certification);
    }

    public SignatureRequest withField(String value) {
        return new SignatureRequest(
                signer,
                level,
                algorithm,
                value,
                reason,
                location,
                contact,
                claimedTime,
                appearance,
                certification);
    }

    public SignatureRequest withReason(String value) {
        return new SignatureRequest(
                signer,
                level,
                algorithm,
                fieldName,
                value,
                location,
                contact,
                claimedTime,
                appearance,
                certification);
    }

    public SignatureRequest withLocation(String value) {
        return new SignatureRequest(
                signer,
                level,
                algorithm,
                fieldName,
                reason,
                value,
                contact,
                claimedTime,
                appearance,
                certification);
    }

    public SignatureRequest withContact(String value) {
        return new SignatureRequest(
                signer,
                level,
                algorithm,
                fieldName,
                reason,
                location,
                value,
                claimedTime,
                appearance,
                certification);
    }

    public SignatureRequest withClaimedTime(Instant value) {
        return new SignatureRequest(
                signer,
                level,
                algorithm,
                fieldName,
                reason,
                location,
                contact,
                value,
                appearance,
                certification);
    }

    public SignatureRequest withAppearance(Appearance value) {
        return new SignatureRequest(
                signer,
                level,
                algorithm,
                fieldName,
                reason,
                location,
                contact,
                claimedTime,
                value,
                certification);
    }

    public SignatureRequest withCertification(Certification value) {
        return new SignatureRequest(
                signer,
                level,
                algorithm,
                fieldName,
                reason,
                location,
                contact,
                claimedTime,
                appearance,
                value);
    }
}
