package vn.dangvu.web.security;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import vn.dangvu.platform.Settings;
import vn.dangvu.web.frame.ErrorAnswer;

import java.io.IOException;

/** Refuses what {@link OriginRule} refuses, and methods that nothing here answers (R70: TRACE). */
public class OriginFilter implements Filter {
    @Inject Settings settings;
    @Inject ErrorAnswer errors;
    private OriginRule rule;

    @PostConstruct
    void prepare() {
        rule = new OriginRule(settings.origin());
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        if (!OriginRule.ALLOWED.contains(asked.getMethod())) {
            answer.setHeader("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE");
            errors.send(asked, answer, 405, "request.method");
        } else if (!rule.allows(asked.getMethod(), asked::getHeader)) {
            errors.send(asked, answer, 403, "request.cross-site");
        } else {
            chain.doFilter(request, response);
        }
    }
}
