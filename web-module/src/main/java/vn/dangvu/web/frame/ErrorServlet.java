package vn.dangvu.web.frame;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;

/** Where the container sends what it refuses by itself. */
@WebServlet("/loi")
public class ErrorServlet extends HttpServlet {
    @Inject transient ErrorAnswer errors;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse answer)
            throws IOException {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            errors.send(request, answer, 404, "request.not-found");
            return;
        }
        Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (thrown instanceof Throwable broken) {
            errors.send(request, answer, broken);
            return;
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        errors.send(request, answer, Failure.ofStatus(status instanceof Integer s ? s : 500));
    }
}
