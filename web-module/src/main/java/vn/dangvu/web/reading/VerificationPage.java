package vn.dangvu.web.reading;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.platform.Settings;

/** {@code /kiem-tra-chu-ky}: what is to be thought of a signed file, without an account. */
@RequestScoped
@Named
public class VerificationPage {
    @Inject HttpServletRequest request;
    @Inject Settings settings;

    private Verification verification() {
        return (Verification) request.getAttribute(Verification.ATTRIBUTE);
    }

    /** Null while nothing was judged. */
    public VerdictPanel getPanel() {
        return verification() == null ? null : verification().panel();
    }

    /** Why nothing was judged; empty when all went well. */
    public String getProblem() {
        return verification() == null ? "" : verification().problem();
    }

    public String getFileName() {
        return verification() == null ? "" : verification().fileName();
    }

    public long getLimit() {
        return settings.storage().maxFileBytes();
    }
}
