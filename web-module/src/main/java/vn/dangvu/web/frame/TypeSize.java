package vn.dangvu.web.frame;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import java.util.Locale;

/** The size of type a reader has chosen; kept in a cookie of the browser for a year. */
public enum TypeSize {
    VUA("Vừa"),
    LON("Lớn"),
    RAT_LON("Rất lớn");

    static final String COOKIE = "dangvu-co";

    private final String label;

    TypeSize(String label) {
        this.label = label;
    }

    public String getLabel() {
        return label;
    }

    /** Value in the form and the cookie: {@code vua}, {@code lon}, {@code rat-lon}. */
    public String getValue() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The usual size for anything unknown. */
    static TypeSize of(String value) {
        for (TypeSize size : values()) {
            if (size.getValue().equals(value)) {
                return size;
            }
        }
        return VUA;
    }

    static TypeSize of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (COOKIE.equals(cookie.getName())) {
                    return of(cookie.getValue());
                }
            }
        }
        return VUA;
    }
}
