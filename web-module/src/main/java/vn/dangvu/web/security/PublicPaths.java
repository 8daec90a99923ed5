package vn.dangvu.web.security;

import vn.dangvu.web.frame.Paths;

import java.util.Set;

/** The only paths that answer without a session; everything else is refused by default. */
public final class PublicPaths {
    private static final Set<String> PAGES =
            Set.of(
                    "/dang-nhap",
                    "/dang-xuat",
                    "/thiet-lap",
                    "/kiem-tra-chu-ky",
                    "/co-chu",
                    "/favicon.ico");

    private PublicPaths() {}

    /**
     * @param method of HTTP: signing in is a POST to a resource that is closed otherwise
     */
    static boolean contains(String method, String path) {
        return PAGES.contains(path)
                || withoutActor(path)
                || ("POST".equals(method) && "/api/v1/session".equals(path));
    }

    /** Paths whose answer never depends on who asks. */
    static boolean withoutActor(String path) {
        return path.startsWith(Paths.STATIC) || path.startsWith(Paths.HEALTH);
    }

    /** What a person with a temporary password still reaches. */
    static boolean forNewPassword(String path) {
        return "/tai-khoan".equals(path)
                || "/dang-xuat".equals(path)
                || "/co-chu".equals(path)
                || "/favicon.ico".equals(path)
                || "/api/v1/session".equals(path)
                || withoutActor(path);
    }
}
