package vn.dangvu.web.account;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import vn.dangvu.account.AccountService;
import vn.dangvu.account.Actor;
import vn.dangvu.web.frame.Go;
import vn.dangvu.web.security.CurrentActor;

import java.util.Optional;

/** The button in the header; with {@code phien}, one of the sessions on the page of one's account. */
@WebServlet("/dang-xuat")
public class SignOutServlet extends HttpServlet {
    @Inject transient Sessions sessions;
    @Inject transient AccountService accounts;
    @Inject transient CurrentActor current;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse answer) {
        Optional<Actor> actor = current.actor();
        String other = request.getParameter("phien");
        if (other != null && actor.isPresent()) {
            accounts.signOut(actor.get(), other);
            Go.to(answer, request.getContextPath() + "/tai-khoan?da-thoat=1");
        } else {
            sessions.signOut(request, answer);
            Go.to(answer, request.getContextPath() + "/dang-nhap?da-thoat=1");
        }
    }
}
