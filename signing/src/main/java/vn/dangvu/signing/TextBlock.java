package vn.dangvu.signing;

import java.util.List;

/**
 * Lines of text in an appearance.
 *
 * @param lines text, one entry a line; long lines are made smaller to fit, never cut
 * @param sizePoints size of the letters in points; 10 where NĐ 30/2020 rules
 * @param colour 0xRRGGBB
 * @param heading how many of the first lines stand in the middle, with a frame around all of them as
 *     on a rubber stamp; 0 sets all lines to the left, without a frame
 */
public record TextBlock(List<String> lines, double sizePoints, int colour, int heading) {

    public TextBlock {
        lines = List.copyOf(lines);
        if (!(sizePoints >= 1 && sizePoints <= 72)) {
            throw new IllegalArgumentException("size of letters: 1 to 72 points");
        }
        if (heading < 0 || heading > lines.size()) {
            throw new IllegalArgumentException("lines of the heading: 0 to all");
        }
    }

    /** Lines to the left, without a frame. */
    public TextBlock(List<String> lines, double sizePoints, int colour) {
        this(lines, sizePoints, colour, 0);
    }

    /** Ten points, black, as NĐ 30/2020 Appendix I asks for copies and attachments. */
    public static TextBlock black(List<String> lines) {
        return new TextBlock(lines, 10, 0x000000);
    }
}
