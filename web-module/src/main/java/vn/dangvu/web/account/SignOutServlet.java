package vn.dangvu.web.account;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import vn.dangvu.web.frame.Go;

/** The button in the header. */
@WebServlet("/dang-xuat")
public class SignOutServlet extends HttpServlet {
    @Inject transient Sessions sessions;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse answer) {
        sessions.signOut(request, answer);
        Go.to(answer, request.getContextPath() + "/dang-nhap?da-thoat=1");
    }
}
