package vn.dangvu.web.reading;

import vn.dangvu.search.TextService.TextOfPage;
import vn.dangvu.web.text.Marking;
import vn.dangvu.web.text.Marking.Piece;

import java.util.Arrays;
import java.util.List;

/**
 * The text view: a few pages at a time, so that a long document stays light on an old phone.
 *
 * @param before first page of the part before; 0 = this is the beginning
 * @param after first page of the part after; 0 = this is the end
 */
public record ReadableText(List<Page> pages, int before, int after) {
    /** Pages in one part: about 20 KB compressed. */
    static final int PART = 20;

    /**
     * One page as paragraphs.
     *
     * @param sure how sure the optical reader was, in per cent; 100 where the text stood in the file
     */
    public record Page(int number, List<List<Piece>> paragraphs, boolean recognised, long sure) {}

    static final ReadableText NONE = new ReadableText(List.of(), 0, 0);

    /**
     * The part that holds a page.
     *
     * @param wanted page number to be included; below 1 means the beginning
     * @param query words to be marked; empty marks nothing
     */
    static ReadableText part(List<TextOfPage> all, int wanted, String query) {
        if (all.isEmpty()) {
            return NONE;
        }
        int index = 0;
        while (index + 1 < all.size() && all.get(index + 1).number() <= wanted) {
            index++;
        }
        int from = index - index % PART;
        int to = Math.min(all.size(), from + PART);
        Marking marking = Marking.of(query);
        return new ReadableText(
                all.subList(from, to).stream().map(page -> page(page, marking)).toList(),
                from == 0 ? 0 : all.get(from - PART).number(),
                to == all.size() ? 0 : all.get(to).number());
    }

    private static Page page(TextOfPage page, Marking marking) {
        return new Page(
                page.number(),
                Arrays.stream(page.text().split("\\R\\s*\\R"))
                        .map(paragraph -> paragraph.replaceAll("\\s*\\R\\s*", " ").strip())
                        .filter(paragraph -> !paragraph.isEmpty())
                        .map(marking::mark)
                        .toList(),
                page.recognised(),
                Math.round(100 * page.confidence()));
    }
}
