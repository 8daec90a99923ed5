package vn.dangvu.shared;

/**
 * The thing is not there for this caller. Said alike for "does not exist" and "not yours", so that
 * nobody learns of a thing by asking (OWASP ASVS 5.0, 8.2.2).
 */
public class NotFound extends DomainException {
    /** @param what the kind of thing, lower case, for example {@code document} */
    public NotFound(String what) {
        super(Refusal.NOT_FOUND, what + ".not-found");
    }
}
