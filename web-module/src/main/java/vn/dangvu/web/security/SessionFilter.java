package vn.dangvu.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import vn.dangvu.account.AccountService;
import vn.dangvu.account.Actor;
import vn.dangvu.account.SessionToken;
import vn.dangvu.web.frame.ErrorAnswer;
import vn.dangvu.web.frame.Go;
import vn.dangvu.web.frame.Pages;
import vn.dangvu.web.frame.Paths;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Finds out who asks and lets nobody past {@link PublicPaths} without a session: pages go to the
 * sign-in page and come back, REST answers 401.
 */
public class SessionFilter implements Filter {
    @Inject AccountService accounts;
    @Inject SessionCookie cookie;
    @Inject CurrentActor current;
    @Inject Pages pages;
    @Inject ErrorAnswer errors;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        String path = Paths.of(asked);
        Optional<SessionToken> token =
                PublicPaths.withoutActor(path) ? Optional.empty() : cookie.read(asked);
        Optional<Actor> actor = token.flatMap(accounts::actorOf);
        actor.ifPresent(known -> current.is(known, token.get()));
        if (actor.isPresent()
                && actor.get().mustChangePassword()
                && !PublicPaths.forNewPassword(path)) {
            changePassword(asked, answer, path);
        } else if (actor.isPresent() || PublicPaths.contains(asked.getMethod(), path)) {
            chain.doFilter(request, response);
        } else if (Paths.isApi(path)) {
            errors.send(asked, answer, 401, "request.sign-in");
        } else if ("/".equals(path) || Paths.isFile(path) || pages.exists(path)) {
            Go.to(answer, signIn(asked, token.isPresent()));
        } else {
            errors.send(asked, answer, 404, "request.not-found");
        }
    }

    /** With a temporary password nothing is allowed but choosing one's own. */
    private void changePassword(HttpServletRequest asked, HttpServletResponse answer, String path)
            throws IOException {
        if (Paths.isApi(path)) {
            errors.send(asked, answer, 403, "account.must-change-password");
        } else {
            Go.to(answer, asked.getContextPath() + "/tai-khoan");
        }
    }

    /**
     * @param ended whether there was a session, so that the page can say that it is over
     */
    private static String signIn(HttpServletRequest asked, boolean ended) {
        String address = asked.getContextPath() + "/dang-nhap";
        String back = asked.getRequestURI().substring(asked.getContextPath().length());
        if (asked.getQueryString() != null && OriginRule.SAFE.contains(asked.getMethod())) {
            back = back + "?" + asked.getQueryString();
        }
        String wanted =
                "/".equals(back) ? "" : "ve=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
        String over = ended ? "het-phien=1" : "";
        String query = over.isEmpty() || wanted.isEmpty() ? over + wanted : over + "&" + wanted;
        return query.isEmpty() ? address : address + "?" + query;
    }
}
