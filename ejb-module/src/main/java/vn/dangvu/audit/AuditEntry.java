package vn.dangvu.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * One link of the chain.
 *
 * @param seq from 1 without gaps
 * @param facts a JSON object with sorted keys
 * @param prevHash the {@code entryHash} of the link before; 64 zeros for the first
 */
public record AuditEntry(
        long seq,
        Instant at,
        Long personId,
        Long unitId,
        String action,
        String objectType,
        long objectId,
        String facts,
        String prevHash,
        String entryHash) {

    /** The {@code prevHash} of the first link. */
    public static final String BEGINNING = "0".repeat(64);

    /** The next link after one with this number and hash. */
    static AuditEntry next(
            long lastSeq,
            String lastHash,
            Instant at,
            Long personId,
            Long unitId,
            String action,
            String objectType,
            long objectId,
            String facts) {
        AuditEntry open =
                new AuditEntry(
                        lastSeq + 1,
                        at,
                        personId,
                        unitId,
                        action,
                        objectType,
                        objectId,
                        facts,
                        lastHash,
                        null);
        return new AuditEntry(
                open.seq,
                at,
                personId,
                unitId,
                action,
                objectType,
                objectId,
                facts,
                lastHash,
                open.computeHash());
    }

    /**
     * SHA-256 over 0x00 and every field but the hash, each preceded by its length, so that no text
     * can be moved from one field to another. The 0x00 marks a leaf (RFC 9162 §2.1.1).
     */
    String computeHash() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((byte) 0);
            for (Object field :
                    new Object[] {
                        seq, at, personId, unitId, action, objectType, objectId, facts, prevHash
                    }) {
                byte[] bytes = String.valueOf(field).getBytes(StandardCharsets.UTF_8);
                sha256.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                sha256.update(bytes);
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether this link is unchanged and follows the one with that hash. */
    boolean follows(long lastSeq, String lastHash) {
        return seq == lastSeq + 1 && prevHash.equals(lastHash) && entryHash.equals(computeHash());
    }
}
