package vn.dangvu.web.security;

import jakarta.enterprise.context.RequestScoped;

import vn.dangvu.account.Actor;
import vn.dangvu.account.SessionToken;

import java.util.Optional;

/** Who makes this request; set by {@link SessionFilter} before anything else runs. */
@RequestScoped
public class CurrentActor {
    private Actor actor;
    private SessionToken token;

    /** The filter found a live session. */
    void is(Actor actor, SessionToken token) {
        this.actor = actor;
        this.token = token;
    }

    /** Empty on pages that anyone may open. */
    public Optional<Actor> actor() {
        return Optional.ofNullable(actor);
    }

    /**
     * The actor of a page or resource that needs one.
     *
     * @throws IllegalStateException when the path is public and nobody is signed in
     */
    public Actor required() {
        return actor().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    /** The session of this request; empty when nobody is signed in. */
    public Optional<SessionToken> token() {
        return Optional.ofNullable(token);
    }
}
