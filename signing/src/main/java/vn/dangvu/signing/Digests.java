package vn.dangvu.signing;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;

import java.util.Map;

/** Digest algorithms that occur in signatures, by object identifier. */
final class Digests {

    private static final Map<String, String> NAMES =
            Map.of(
                    "1.2.840.113549.2.5", "MD5",
                    "1.3.14.3.2.26", "SHA-1",
                    "2.16.840.1.101.3.4.2.4", "SHA-224",
                    "2.16.840.1.101.3.4.2.1", "SHA-256",
                    "2.16.840.1.101.3.4.2.2", "SHA-384",
                    "2.16.840.1.101.3.4.2.3", "SHA-512",
                    "2.16.840.1.101.3.4.2.8", "SHA3-256",
                    "2.16.840.1.101.3.4.2.9", "SHA3-384",
                    "2.16.840.1.101.3.4.2.10", "SHA3-512",
                    "2.16.840.1.101.3.4.2.7", "SHA3-224");

    private Digests() {}

    /** Name for the JDK; null for an unknown algorithm. */
    static String jcaName(ASN1ObjectIdentifier oid) {
        return NAMES.get(oid.getId());
    }

    /** Whether a digest can no longer be relied on (TS 119 312 §5.2). */
    static boolean isWeak(String name) {
        return name.equals("MD5") || name.equals("SHA-1");
    }
}
