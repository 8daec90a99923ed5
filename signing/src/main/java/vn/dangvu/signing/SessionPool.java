package vn.dangvu.signing;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Sessions of one login, opened when they are first needed. Never more than the token allows; where
 * it does not tell how many those are, its first refusal does.
 */
final class SessionPool {

    /** An HSM that is asked by more threads than this only queues them itself. */
    private static final int MOST = 16;

    private final Cryptoki cryptoki;
    private final Cryptoki.Token token;
    private final Deque<Long> idle = new ArrayDeque<>();
    private int most;
    private int open;
    private boolean closed;

    SessionPool(Cryptoki cryptoki, Cryptoki.Token token) {
        this.cryptoki = cryptoki;
        this.token = token;
        this.most = token.mostSessions() == 0 ? MOST : (int) Math.min(MOST, token.mostSessions());
    }

    /**
     * A session that nobody else uses until it is given back.
     *
     * @throws TokenException {@link TokenException.Reason#BUSY} when none came free in time
     * @throws IllegalStateException after {@link #close}
     */
    long take(Patience patience) throws Cryptoki.Refusal, TokenException {
        while (true) {
            Long session = idleOrCounted(patience);
            if (session != null) {
                return session;
            }
            try {
                return cryptoki.openSession(token.slot());
            } catch (Cryptoki.Refusal e) {
                uncount(e);
            }
        }
    }

    /** An idle session; null when one may be opened, which is then counted already. */
    private synchronized Long idleOrCounted(Patience patience) throws TokenException {
        patience.await(
                this,
                () -> closed || !idle.isEmpty() || open < most,
                "every session of token " + token.label());
        if (closed) {
            throw new IllegalStateException("logged out of token " + token.label());
        }
        if (idle.isEmpty()) {
            open++;
            return null;
        }
        return idle.pop();
    }

    // other applications hold sessions of the token too: then those we have must do
    private synchronized void uncount(Cryptoki.Refusal refusal) throws Cryptoki.Refusal {
        open--;
        notifyAll();
        if (refusal.code != Cryptoki.SESSION_COUNT || open == 0) {
            throw refusal;
        }
        most = open;
    }

    synchronized void giveBack(long session) {
        idle.push(session);
        notifyAll();
    }

    /**
     * Waits for the sessions in use, logs out and closes all.
     *
     * @param loggedIn whether there is a login to end
     * @throws Cryptoki.Refusal when the token did not log out, having gone away for example
     */
    synchronized void close(boolean loggedIn, Patience patience)
            throws Cryptoki.Refusal, TokenException {
        patience.await(this, () -> idle.size() == open, "a session of token " + token.label());
        try {
            if (loggedIn) {
                cryptoki.logout(idle.peek());
            }
        } finally {
            // closing the last session of a token logs out as well
            while (!idle.isEmpty()) {
                open--;
                cryptoki.closeSession(idle.pop());
            }
        }
    }
}
