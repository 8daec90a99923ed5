package vn.dangvu.web.security;

import java.net.URI;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Whether a request that may change something comes from this application's own pages or from a
 * program, and not from another site in the user's browser (SECURITY R15; ASVS 5.0, 3.5.1–3.5.3).
 *
 * <p>Browsers send {@code Origin} with every POST and, the newer ones, {@code Sec-Fetch-Site}. A
 * program sends neither; it shows by {@code X-Dangvu} that it is none of a foreign page's forms: a
 * page cannot set that header across sites without asking first, and nobody answers that question.
 */
final class OriginRule {
    /** Methods that change nothing; all others are checked. */
    static final Set<String> SAFE = Set.of("GET", "HEAD");

    static final Set<String> ALLOWED = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    private final String own;

    OriginRule(URI origin) {
        this.own = normal(origin);
    }

    /**
     * @param header gives the value of a request header, null when absent
     */
    boolean allows(String method, UnaryOperator<String> header) {
        if (SAFE.contains(method)) {
            return true;
        }
        String origin = header.apply("Origin");
        String site = header.apply("Sec-Fetch-Site");
        if (origin == null && site == null) {
            return header.apply("X-Dangvu") != null;
        }
        return (origin == null || own.equals(origin))
                && (site == null || "same-origin".equals(site) || sentByUser(site, origin));
    }

    /** {@code none}: typed or reloaded by the user; then only with our own origin beside it. */
    private boolean sentByUser(String site, String origin) {
        return "none".equals(site) && own.equals(origin);
    }

    private static String normal(URI origin) {
        int port = origin.getPort();
        String scheme = origin.getScheme();
        boolean usual = port == -1 || port == ("https".equals(scheme) ? 443 : 80);
        return scheme + "://" + origin.getHost() + (usual ? "" : ":" + port);
    }
}
