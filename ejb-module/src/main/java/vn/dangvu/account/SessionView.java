package vn.dangvu.account;

import java.time.Instant;

/**
 * A browser in which somebody is signed in, as that person sees it.
 *
 * @param id names it to {@link AccountService#signOut(Actor, String)}; nobody can sign in with it
 * @param lastSeenAt exact to 30 s
 * @param address network address of the sign-in
 * @param userAgent what the browser called itself; empty when it did not
 * @param current whether it is the one that asks
 */
public record SessionView(
        String id,
        Instant createdAt,
        Instant lastSeenAt,
        String address,
        String userAgent,
        boolean current) {}
