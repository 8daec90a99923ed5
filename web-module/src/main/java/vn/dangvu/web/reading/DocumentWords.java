package vn.dangvu.web.reading;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.DocumentType;
import vn.dangvu.document.DocumentView;
import vn.dangvu.web.text.Messages;

/** How documents are called on pages. */
@ApplicationScoped
@Named("documentWords")
public class DocumentWords {
    private static final int GROUP = 4;

    /** Begins the reason where no person gave the report back. */
    private static final String BY_SIGNATURE = "signature:";

    @Inject Messages messages;

    /** “Báo cáo”. */
    public String type(String code) {
        return DocumentType.of(code).map(DocumentType::title).orElse(code);
    }

    /** “Báo cáo 18-BC/ĐU”. */
    public String name(DocumentView document) {
        return type(document.typeCode()) + " " + document.symbol();
    }

    /** “Báo cáo: ” before a subject that does not begin with that word itself. */
    public String before(DocumentView document) {
        String type = type(document.typeCode());
        return document.subject().regionMatches(true, 0, type, 0, type.length()) ? "" : type + ": ";
    }

    /** A digest in groups of four, as people compare it by eye. */
    public String groups(String sha256) {
        return sha256 == null ? "" : sha256.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
    }

    /** “9f3a 41c7 … e20b”. */
    public String shortGroups(String sha256) {
        return sha256.substring(0, GROUP)
                + " "
                + sha256.substring(GROUP, 2 * GROUP)
                + " … "
                + sha256.substring(sha256.length() - GROUP);
    }

    /** Where a report stands, in the words of those who send it. */
    public String state(DocumentStatus status) {
        return messages.word(status);
    }

    /** Why a report was given back: what the office wrote, or what its signatures lack. */
    public String returnReason(String reason) {
        if (!reason.startsWith(BY_SIGNATURE)) {
            return reason;
        }
        String key = "verdict.reason." + reason.substring(BY_SIGNATURE.length());
        return messages.of(
                "report.returned.signature",
                messages.of(messages.has(key) ? key : "verdict.reason.other"));
    }

    /** Colour of the chip for {@link #state}. */
    public String stateKind(DocumentStatus status) {
        return switch (status) {
            case DRAFT -> "mute";
            case AWAITING_SIGNATURE, SIGNED, SEALED -> "wait";
            case SUBMITTED, REGISTERED, ASSIGNED -> "info";
            case COMPLETED, PUBLISHED -> "ok";
            case RETURNED -> "back";
            case ARCHIVED -> "line";
        };
    }
}
