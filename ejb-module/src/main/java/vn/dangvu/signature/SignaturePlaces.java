package vn.dangvu.signature;

import vn.dangvu.signing.PageText;
import vn.dangvu.signing.Placement;
import vn.dangvu.signing.TextPlace;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where on a document the signature and the seal stand, in millimetres (NĐ 30/2020 Appendix I, zones 7c
 * and 8).
 */
final class SignaturePlaces {
    /** Pages at the end that the signer's name is looked for on: a list of recipients may follow. */
    static final int LAST_PAGES = 2;

    /** A round seal in its real size. */
    static final double SEAL = 36;

    /** Where nothing can be read of the page, it is taken for one of this paper. */
    private static final Placement A4 = new Placement(-1, 0, 0, 210, 297);

    private static final double LEAST_ROOM = 10;
    private static final double FARTHEST = 60;
    private static final double BESIDE = 8;
    private static final Pattern POSITION =
            words(
                    "(?:q\\.\\s*)?(?:phó\\s+)?bí\\s+thư(?:\\s+thường\\s+trực)?"
                            + "|(?:phó\\s+)?chánh\\s+văn\\s+phòng");

    private final List<PageText> pages;

    /**
     * @param lastPages as {@link PageText#last} gives them
     */
    SignaturePlaces(List<PageText> lastPages) {
        this.pages = lastPages;
    }

    /**
     * Between position and name; under the position where the name is not found; else at the lower
     * right of the last page.
     *
     * @param name null is not looked for
     */
    Placement ofPerson(String name, double width, double height) {
        if (name != null && !name.isBlank()) {
            Pattern wanted =
                    words(Pattern.quote(name.strip()).replaceAll("\\s+", "\\\\E\\\\s+\\\\Q"));
            Optional<Placement> above = beside(wanted, true, width, height);
            if (above.isPresent()) {
                return above.get();
            }
        }
        return beside(POSITION, false, width, height).orElseGet(() -> corner(width, height));
    }

    /**
     * Over the left third of the person's signature.
     *
     * @param signature empty takes the place where one would stand by default
     */
    Placement ofSeal(Optional<Placement> signature) {
        Placement over = signature.orElseGet(() -> corner(50, 25)).sealOver(SEAL, SEAL);
        Placement page =
                pages.stream()
                        .map(PageText::area)
                        .filter(area -> area.page() == over.page())
                        .findFirst()
                        .orElse(A4);
        return within(page, over.page(), over.left(), over.top(), SEAL, SEAL);
    }

    private Optional<Placement> beside(Pattern wanted, boolean above, double width, double height) {
        for (int i = pages.size() - 1; i >= 0; i--) {
            PageText page = pages.get(i);
            for (int k = page.lines().size() - 1; k >= 0; k--) {
                Optional<TextPlace> found = alone(page.lines().get(k), wanted);
                Optional<Placement> room =
                        found.flatMap(text -> room(page, text, above, width, height));
                if (room.isPresent()) {
                    return room;
                }
            }
        }
        return Optional.empty();
    }

    /** What stands in a column of its own: a name in a sentence is no place to sign at. */
    private static Optional<TextPlace> alone(PageText.Line line, Pattern wanted) {
        Matcher found = wanted.matcher(line.text());
        while (found.find()) {
            TextPlace place = line.place(found.start(), found.end());
            double before =
                    edge(line, found.start() - 1, -1)
                            .map(letter -> place.left() - letter.left() - letter.width())
                            .orElse(BESIDE);
            double after =
                    edge(line, found.end(), 1)
                            .map(letter -> letter.left() - place.left() - place.width())
                            .orElse(BESIDE);
            if (before >= BESIDE && after >= BESIDE) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    /** The next letter that is no blank. */
    private static Optional<TextPlace> edge(PageText.Line line, int from, int step) {
        for (int i = from; i >= 0 && i < line.text().length(); i += step) {
            if (!Character.isWhitespace(line.text().charAt(i))) {
                return Optional.of(line.place(i, i + 1));
            }
        }
        return Optional.empty();
    }

    /** The middle of what is empty above or under a text, as large as wished or as fits. */
    private static Optional<Placement> room(
            PageText page, TextPlace text, boolean above, double width, double height) {
        double start = above ? text.top() - 1 : text.top() + text.height() + 1.5;
        double middle = text.left() + text.width() / 2;
        Placement area = page.area();
        double left = within(area.left(), area.width(), middle - width / 2, width);
        double edge = above ? start - area.top() : area.top() + area.height() - start;
        double room = 0;
        while (room + 1 <= Math.min(FARTHEST, edge)
                && page.isFree(
                        new Placement(
                                area.page(),
                                left,
                                above ? start - room - 1 : start,
                                width,
                                room + 1))) {
            room++;
        }
        if (room < LEAST_ROOM) {
            return Optional.empty();
        }
        double high = Math.min(height, room - 2);
        double gap = room >= FARTHEST ? 2 : (room - high) / 2;
        double top = above ? start - gap - high : start + gap;
        return Optional.of(new Placement(area.page(), left, top, width, high));
    }

    /** At the lower right of the last page, in its margin where text reaches down to there. */
    private Placement corner(double width, double height) {
        PageText last = pages.isEmpty() ? new PageText(A4, List.of()) : pages.get(pages.size() - 1);
        Placement area = last.area();
        double left = area.left() + area.width() - width - 15;
        double bottom = area.top() + area.height();
        Placement wished = within(area, area.page(), left, bottom - 20 - height, width, height);
        double low = Math.min(height, 14);
        return last.isFree(wished)
                ? wished
                : within(area, area.page(), left, bottom - 3 - low, width, low);
    }

    private static Placement within(
            Placement area, int page, double left, double top, double width, double height) {
        return new Placement(
                page,
                within(area.left(), area.width(), left, width),
                within(area.top(), area.height(), top, height),
                width,
                height);
    }

    private static double within(double start, double room, double wished, double size) {
        return Math.max(start, Math.min(wished, start + room - size));
    }

    private static Pattern words(String words) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:" + words + ")(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
