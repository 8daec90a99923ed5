package vn.dangvu.signing;

/** A key behind PKCS#11. */
@SuppressWarnings("DoNotCallSuggester")
final class Pkcs11Token implements SigningToken {

    private final Pkcs11Module module;
    private final String label;
    private final String serialNumber;
    private final SigningCertificate expected;

    Pkcs11Token(
            Pkcs11Module module, String label, String serialNumber, SigningCertificate expected) {
        this.module = module;
        this.label = label;
        this.serialNumber = serialNumber;
        this.expected = expected;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public SigningCertificate certificate() throws TokenException {
        return expected;
    }

    @Override
    public SignatureValue sign(PreparedSignature prepared, Pin pin) throws TokenException {
        throw new TokenException(
                TokenException.Reason.KEY_MISSING, "not yet: " + (module == null) + serialNumber);
    }

    @Override
    public void close() {}
}
