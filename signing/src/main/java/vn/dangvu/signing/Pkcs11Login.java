package vn.dangvu.signing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A login to a PKCS#11 token: open, then lost when the token went away or failed, then closed.
 * PKCS#11 logs in the application, not a session, so the sessions of the pool share it.
 */
final class Pkcs11Login implements TokenLogin {

    private static final Logger LOG = LoggerFactory.getLogger(Pkcs11Login.class);

    private final Pkcs11Module.Claim claim;
    private final SessionPool sessions;
    private final Pkcs11Keys keys;
    private final Pkcs11Mechanisms mechanisms;
    private final Map<X509Certificate, Cryptoki.Key> known = new ConcurrentHashMap<>();
    private final Pin pin;
    private boolean in;
    private volatile TokenException lost;
    private boolean closed;

    private Pkcs11Login(Cryptoki cryptoki, Pkcs11Module.Claim claim, Pin pin) {
        this.claim = claim;
        this.sessions = new SessionPool(cryptoki, claim.token);
        this.keys = new Pkcs11Keys(cryptoki);
        this.mechanisms = new Pkcs11Mechanisms(cryptoki);
        // some keys ask for the PIN at each signature
        this.pin = pin.copy();
    }

    /** Logs in; without success the claim is released. */
    static Pkcs11Login open(Cryptoki cryptoki, Pkcs11Module.Claim claim, Pin pin, Patience patience)
            throws TokenException {
        Pkcs11Login login = new Pkcs11Login(cryptoki, claim, pin);
        try {
            login.enter(cryptoki, patience);
            return login;
        } finally {
            if (!login.in) {
                login.close();
            }
        }
    }

    private void enter(Cryptoki cryptoki, Patience patience) throws TokenException {
        try {
            long session = sessions.take(patience);
            try {
                cryptoki.loginAfresh(session, pin);
                in = true;
            } catch (Cryptoki.Refusal e) {
                throw e.reason() == TokenException.Reason.PIN_INCORRECT
                        ? wrongPin(cryptoki, e)
                        : claim.failed(e);
            } finally {
                sessions.giveBack(session);
            }
        } catch (Cryptoki.Refusal e) {
            throw claim.failed(e);
        }
    }

    private TokenException wrongPin(Cryptoki cryptoki, Cryptoki.Refusal refusal)
            throws Cryptoki.Refusal {
        TokenException.Reason warning = cryptoki.token(claim.token.slot()).pinWarning();
        return new TokenException(
                warning == null ? TokenException.Reason.PIN_INCORRECT : warning,
                "login to token " + claim.token.label(),
                refusal);
    }

    @Override
    public SignatureValue sign(PreparedSignature prepared) throws TokenException {
        byte[] attributes = SignedAttributes.checked(prepared);
        requireOpen();
        byte[] value;
        try {
            long session = sessions.take(new Patience());
            try {
                Cryptoki.Key key = key(session, prepared.signer().certificate());
                value = mechanisms.sign(session, key, prepared.algorithm(), attributes, pin);
            } finally {
                sessions.giveBack(session);
            }
        } catch (Cryptoki.Refusal e) {
            TokenException failure = claim.failed(e);
            if (failure.reason().isFault()) {
                lost = failure;
            }
            throw failure;
        }
        return SignedAttributes.confirmed(
                prepared, new SignatureValue(prepared.algorithm(), value));
    }

    private synchronized void requireOpen() throws TokenException {
        if (closed) {
            throw new IllegalStateException("logged out of token " + claim.token.label());
        }
        if (lost != null) {
            throw new TokenException(lost.reason(), "the login was lost", lost);
        }
    }

    private Cryptoki.Key key(long session, X509Certificate certificate)
            throws Cryptoki.Refusal, TokenException {
        Cryptoki.Key key = known.get(certificate);
        if (key == null) {
            key = keys.find(session, certificate);
            known.put(certificate, key);
        }
        return key;
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        try {
            sessions.close(in && lost == null, new Patience());
        } catch (Cryptoki.Refusal e) {
            claim.failed(e);
        } catch (TokenException e) {
            LOG.warn("sessions of token {} stay open", claim.token.label(), e);
        } finally {
            pin.close();
            claim.close();
        }
    }
}
