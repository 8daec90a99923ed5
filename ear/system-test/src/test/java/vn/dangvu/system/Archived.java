package vn.dangvu.system;

import static vn.dangvu.launcher.SmokeJob.OFFICE_CLERK;

import vn.dangvu.launcher.SmokeClient;
import vn.dangvu.launcher.SmokeSteps;

import java.io.IOException;
import java.util.Map;

/** Documents put into the archive by the office, for all members to find. */
final class Archived {
    private Archived() {}

    /** The id of the document, issued in 2026. */
    static long put(SmokeSteps steps, String symbol, String subject, byte[] pdf)
            throws IOException {
        return put(steps, symbol, "2026-11-20", subject, pdf);
    }

    /** The id of the document. */
    static long put(SmokeSteps steps, String symbol, String issued, String subject, byte[] pdf)
            throws IOException {
        SmokeClient clerk = steps.as(OFFICE_CLERK);
        return clerk.post(
                        "/archive-documents",
                        Map.of(
                                "unitId",
                                steps.unitOf(OFFICE_CLERK),
                                "typeCode",
                                "HD",
                                "symbol",
                                symbol,
                                "issuedDate",
                                issued,
                                "issuerName",
                                "Ban Tổ chức Tỉnh ủy",
                                "subject",
                                subject,
                                "file",
                                clerk.upload("luu.pdf", pdf),
                                "openToMembers",
                                true))
                .granted()
                .json()
                .path("id")
                .asLong();
    }
}
