package vn.dangvu.web.frame;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import vn.dangvu.web.security.CurrentActor;

/** {@code /} leads everyone to the page that says what to do now. */
@WebServlet("")
public class HomeServlet extends HttpServlet {
    @Inject transient CurrentActor current;
    @Inject transient Menu menu;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse answer) {
        Go.to(answer, request.getContextPath() + menu.home(current.required()));
    }
}
