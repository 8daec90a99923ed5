package vn.dangvu.web.account;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import vn.dangvu.organisation.UnitId;
import vn.dangvu.shared.DomainException;
import vn.dangvu.signature.SignatureImages;
import vn.dangvu.web.frame.ErrorAnswer;
import vn.dangvu.web.frame.Paths;
import vn.dangvu.web.security.CurrentActor;

import java.io.IOException;
import java.util.Optional;

/**
 * The own signature, {@code /tai-khoan/hinh-chu-ky}, and the seal that the person keeps, {@code
 * /tai-khoan/hinh-con-dau?don-vi=1}. No address gives the signature of another.
 */
@WebServlet({SignatureImageServlet.HAND, SignatureImageServlet.SEAL})
public class SignatureImageServlet extends HttpServlet {
    static final String HAND = "/tai-khoan/hinh-chu-ky";
    static final String SEAL = "/tai-khoan/hinh-con-dau";

    @Inject transient SignatureImages images;
    @Inject transient CurrentActor current;
    @Inject transient ErrorAnswer errors;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse answer)
            throws IOException {
        Optional<byte[]> image =
                HAND.equals(Paths.of(request)) ? images.own(current.required()) : seal(request);
        if (image.isEmpty()) {
            errors.send(request, answer, 404, "request.not-found");
            return;
        }
        answer.setContentType("image/png");
        answer.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        answer.setHeader("Cache-Control", "private, no-store");
        answer.setContentLength(image.get().length);
        answer.getOutputStream().write(image.get());
    }

    private Optional<byte[]> seal(HttpServletRequest request) {
        String unit = request.getParameter("don-vi");
        if (unit == null || !unit.matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        try {
            return images.seal(current.required(), new UnitId(Long.parseLong(unit)));
        } catch (DomainException notHis) {
            return Optional.empty();
        }
    }
}
