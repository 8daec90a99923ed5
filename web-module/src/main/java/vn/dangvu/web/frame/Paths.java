package vn.dangvu.web.frame;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import java.util.regex.Pattern;

/** The parts of the address space that are no pages. */
public final class Paths {
    public static final String API = "/api/";
    public static final String STATIC = "/tinh/";
    public static final String HEALTH = "/health/";

    private static final Pattern FILE =
            Pattern.compile("/van-ban/[0-9]{1,18}/(?:tep|dau-den|phu-luc/[0-9]{1,3})");

    private Paths() {}

    /** The bytes of a document, of its stamped copy or of an attachment: no page, yet for people. */
    public static boolean isFile(String path) {
        return FILE.matcher(path).matches();
    }

    public static boolean isApi(String path) {
        return path.startsWith(API);
    }

    /** The path of this request below the context root, decoded, without {@code ;parameters}. */
    public static String of(HttpServletRequest request) {
        String info = request.getPathInfo();
        return request.getServletPath() + (info == null ? "" : info);
    }

    /** The path the client asked for, also while an error is being answered. */
    static String asked(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed == null
                ? of(request)
                : failed.toString().substring(request.getContextPath().length());
    }
}
