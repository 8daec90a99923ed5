package vn.dangvu.web.health;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import vn.dangvu.platform.HealthService;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * {@code /health/live}: this process answers. {@code /health/ready}: requests can be served now.
 * Says UP or DOWN and nothing more, since nobody is asked who he is (SECURITY R70).
 */
@WebServlet({"/health/live", "/health/ready"})
public class HealthServlet extends HttpServlet {
    @Inject transient HealthService health;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse answer)
            throws IOException {
        boolean up = request.getServletPath().endsWith("/live") || health.ready();
        answer.setStatus(up ? HttpServletResponse.SC_OK : 503);
        answer.setContentType("application/json");
        String body = "{\"status\":\"" + (up ? "UP" : "DOWN") + "\"}";
        answer.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
    }
}
