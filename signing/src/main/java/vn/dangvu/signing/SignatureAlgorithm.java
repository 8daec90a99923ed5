package vn.dangvu.signing;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/**
 * Algorithms a signature can be made with. SHA-1 is not among them: it is read in old documents but
 * never written.
 */
public enum SignatureAlgorithm {
    RSA_SHA256(Scheme.RSA_PKCS1, Hash.SHA256),
    RSA_SHA384(Scheme.RSA_PKCS1, Hash.SHA384),
    RSA_SHA512(Scheme.RSA_PKCS1, Hash.SHA512),
    RSA_PSS_SHA256(Scheme.RSA_PSS, Hash.SHA256),
    RSA_PSS_SHA384(Scheme.RSA_PSS, Hash.SHA384),
    RSA_PSS_SHA512(Scheme.RSA_PSS, Hash.SHA512),
    ECDSA_SHA256(Scheme.ECDSA, Hash.SHA256),
    ECDSA_SHA384(Scheme.ECDSA, Hash.SHA384),
    ECDSA_SHA512(Scheme.ECDSA, Hash.SHA512);

    enum Scheme {
        RSA_PKCS1,
        RSA_PSS,
        ECDSA
    }

    enum Hash {
        SHA256("SHA-256", 0, 32, "2.16.840.1.101.3.4.2.1"),
        SHA384("SHA-384", 1, 48, "2.16.840.1.101.3.4.2.2"),
        SHA512("SHA-512", 2, 64, "2.16.840.1.101.3.4.2.3");

        final String jcaName;

        /** Place in the families of PKCS#11 mechanisms and object identifiers. */
        final int rank;

        final int length;
        final String oid;

        Hash(String jcaName, int rank, int length, String oid) {
            this.jcaName = jcaName;
            this.rank = rank;
            this.length = length;
            this.oid = oid;
        }
    }

    final Scheme scheme;
    final Hash hash;

    final String oid;

    SignatureAlgorithm(Scheme scheme, Hash hash) {
        this.scheme = scheme;
        this.hash = hash;
        this.oid =
                switch (scheme) {
                    case RSA_PKCS1 -> "1.2.840.113549.1.1." + (11 + hash.rank);
                    case RSA_PSS -> "1.2.840.113549.1.1.10";
                    case ECDSA -> "1.2.840.10045.4.3." + (2 + hash.rank);
                };
    }

    /**
     * What fits a key when nothing was asked for: PKCS#1 v1.5 with SHA-256 for RSA, because every
     * token in the field can do it; ECDSA with the hash of the curve's strength.
     *
     * @throws IllegalArgumentException for a key that is neither RSA nor EC
     */
    public static SignatureAlgorithm defaultFor(PublicKey key) {
        if (key instanceof RSAPublicKey) {
            return RSA_SHA256;
        }
        if (key instanceof ECPublicKey ec) {
            return ec.getParams().getOrder().bitLength() > 256 ? ECDSA_SHA384 : ECDSA_SHA256;
        }
        throw new IllegalArgumentException("no signature algorithm for " + key.getAlgorithm());
    }

    /** Whether a key of this kind can make such a signature. */
    public boolean fits(PublicKey key) {
        return scheme == Scheme.ECDSA ? key instanceof ECPublicKey : key instanceof RSAPublicKey;
    }

    /** Bytes of a value as it stands in a CMS object; RSA values all have this length. */
    int longestValue(PublicKey key) {
        if (key instanceof ECPublicKey ec) {
            int number = ec.getParams().getOrder().bitLength() / 8 + 1;
            return 2 * (number + 2) + 3;
        }
        return (((RSAPublicKey) key).getModulus().bitLength() + 7) / 8;
    }
}
