package vn.dangvu.signing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Appearances of signatures on administrative documents, as NĐ 30/2020 Appendix I asks for them: the
 * person's blue signature, the organisation's red seal, blocks of text for copies and attachments, and
 * the stamps of the registry. Each belongs to a signature of its own; a stamp that is a bare annotation
 * could not be told from an attack.
 */
public final class OfficeStamps {

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final int BLACK = 0x000000;
    private static final int RED = 0xC00000;
    private static final double STAMP_POINTS = 11;

    private OfficeStamps() {}

    /** The person's signature, between position and name; no text stands with it. */
    public static Appearance signature(Placement placement, Appearance.Image blue) {
        return Appearance.ofImage(placement, blue);
    }

    /**
     * The organisation's seal, over the left third of the person's signature.
     *
     * @param signature where the person's signature stands
     * @param red the seal, PNG with transparent ground
     * @param diameter of the seal in millimetres; its real size
     */
    public static Appearance seal(Placement signature, Appearance.Image red, double diameter) {
        return Appearance.ofImage(signature.sealOver(diameter, diameter), red);
    }

    /** Name of the organisation and time of signing, as a block of text without an image. */
    public static Appearance textBlock(Placement placement, String organisation, Instant time) {
        return Appearance.ofText(placement, TextBlock.black(List.of(organisation, time(time))));
    }

    /**
     * On a copy: top right of page 1, text only.
     *
     * @param form of the copy, such as "SAO Y"
     */
    public static Appearance copy(String form, String organisation, Instant time) {
        return Appearance.ofText(
                Placement.topRight(), TextBlock.black(List.of(form, organisation, time(time))));
    }

    /**
     * On an attachment in a file of its own: top right of page 1, text only.
     *
     * @param codeNumber number and notation of the document it belongs to
     */
    public static Appearance attachment(String codeNumber, Instant time) {
        return Appearance.ofText(
                Placement.topRight(), TextBlock.black(List.of(codeNumber, time(time))));
    }

    /**
     * Number and date, which a document gets after it was signed.
     *
     * @param placement over the empty places of the form
     * @param lines number and notation, place and date, as the form wants them
     */
    public static Appearance numberAndDate(Placement placement, List<String> lines) {
        return Appearance.ofText(placement, new TextBlock(lines, 13, BLACK));
    }

    /**
     * The stamp ĐẾN, 50 x 35 mm: what the registry writes on an arriving document.
     *
     * @param left of the stamp on page 1 in millimetres, as the top
     * @param forwardedTo empty while nobody has it
     * @param fileNotation number and notation of the file; empty while there is none
     */
    public static Appearance arrival(
            double left,
            double top,
            String organisation,
            String arrivalNumber,
            LocalDate arrivalDate,
            String forwardedTo,
            String fileNotation) {
        return Appearance.ofText(
                new Placement(1, left, top, 50, 35),
                new TextBlock(
                        List.of(
                                organisation,
                                "ĐẾN",
                                "Số: " + arrivalNumber,
                                "Ngày: " + DAY.format(arrivalDate),
                                "Chuyển: " + forwardedTo,
                                "Số và ký hiệu HS: " + fileNotation),
                        STAMP_POINTS,
                        RED,
                        2));
    }

    /** ISO 8601 to the second, in Vietnam's zone. */
    static String time(Instant time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                time.truncatedTo(ChronoUnit.SECONDS).atZone(VIETNAM));
    }
}
