package vn.dangvu.signing.cli;

import vn.dangvu.signing.Appearance;
import vn.dangvu.signing.CoverSheet;
import vn.dangvu.signing.OfficeStamps;
import vn.dangvu.signing.Placement;
import vn.dangvu.signing.UnsignableDocumentException;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The stamp that a command line asks for: number and date, arrival, copy or attachment. */
final class Stamp {

    static final Set<String> OPTIONS =
            Set.of(
                    "number",
                    "arrival",
                    "copy",
                    "attachment",
                    "organisation",
                    "date",
                    "forwarded-to",
                    "file-notation");
    private static final List<String> KINDS = List.of("number", "arrival", "copy", "attachment");
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    // below number and notation, where NĐ 30/2020 Appendix IV has the stamp
    private static final Placement ARRIVAL = new Placement(1, 20, 55, 50, 35);

    private final Arguments arguments;
    private final String kind;

    Stamp(Arguments arguments) throws Arguments.UsageException {
        this.arguments = arguments;
        List<String> asked = KINDS.stream().filter(arguments::has).toList();
        if (asked.size() != 1) {
            throw new Arguments.UsageException(
                    "stamp wants one of --number, --arrival, --copy, --attachment");
        }
        this.kind = asked.get(0);
    }

    /**
     * What is drawn.
     *
     * @param place as wished; null = where the stamp usually is
     */
    Appearance appearance(Placement place) throws Arguments.UsageException {
        String what = arguments.get(kind);
        Placement here = place == null ? Placement.topRight() : place;
        return switch (kind) {
            case "number" -> OfficeStamps.numberAndDate(here, numberAndDate(what));
            case "arrival" -> {
                Placement corner = place == null ? ARRIVAL : place;
                yield OfficeStamps.arrival(
                        corner.left(),
                        corner.top(),
                        arguments.require("organisation"),
                        what,
                        date(),
                        arguments.get("forwarded-to", ""),
                        arguments.get("file-notation", ""));
            }
            case "copy" ->
                    OfficeStamps.copy(what, arguments.require("organisation"), Instant.now());
            default -> OfficeStamps.attachment(what, Instant.now());
        };
    }

    private List<String> numberAndDate(String number) throws Arguments.UsageException {
        LocalDate date = date();
        List<String> lines = new ArrayList<>();
        lines.add("Số: " + number);
        lines.add(
                String.format(
                        Locale.ROOT,
                        "Ngày %02d tháng %02d năm %d",
                        date.getDayOfMonth(),
                        date.getMonthValue(),
                        date.getYear()));
        lines.addAll(arguments.all("text"));
        return lines;
    }

    private LocalDate date() throws Arguments.UsageException {
        String date = arguments.get("date");
        try {
            return date == null ? LocalDate.now(VIETNAM) : LocalDate.parse(date);
        } catch (DateTimeException e) {
            throw new Arguments.UsageException("--date wants year-month-day, 2026-11-30");
        }
    }

    /** Goes before a document whose signer forbade every change; it takes the stamp instead. */
    static CoverSheet coverSheet(UnsignableDocumentException refused) {
        return new CoverSheet(
                "TỜ BÌA MANG DẤU",
                List.of(
                        "Văn bản đính kèm không cho thêm gì sau khi ký (" + refused.reason() + "),",
                        "nên dấu đặt ở tờ bìa này. Văn bản giữ nguyên từng byte:"));
    }
}
