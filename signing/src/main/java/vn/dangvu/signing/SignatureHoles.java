package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;
import vn.dangvu.signing.pdf.XrefSection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The places in a file that a signature does not cover. Nothing but its own Contents may lie in one:
 * an image or text whose bytes run through the hole changes when the padding or the unsigned
 * attributes do, and no digest tells.
 */
final class SignatureHoles {

    private final PdfFile file;

    /** One intruder is enough: a file may have a million of them. */
    private final List<SignatureJudge> untouched;

    /**
     * Looks at all signatures at once, so that the objects are read once however many there are.
     *
     * @param judges of those with a byte range
     */
    SignatureHoles(PdfFile file, List<SignatureJudge> judges) {
        this.file = file;
        this.untouched = new ArrayList<>(judges);
    }

    /** Fails every signature whose hole something else reaches into, in any revision. */
    void judge() {
        for (XrefSection section : file.sections()) {
            occupied(section.offset(), section.end(), null, "cross-reference section");
            for (Map.Entry<Integer, XrefSection.Entry> entry : section.entries().entrySet()) {
                if (entry.getValue().kind() == 1) {
                    look(entry.getKey(), entry.getValue().place());
                }
            }
        }
    }

    private void look(int number, long place) {
        try {
            PdfFile.Indirect object = file.indirectAt(place, number);
            occupied(place, object.end(), object.value(), "object " + number);
        } catch (PdfSyntaxException e) {
            // no reader finds an object here
            occupied(place, place + 1, null, "object " + number);
        }
    }

    private void occupied(long from, long to, PdfObject value, String what) {
        for (int i = untouched.size() - 1; i >= 0; i--) {
            SignatureJudge judge = untouched.get(i);
            ByteRange range = judge.range();
            if (from < range.start2() && to > range.length1() && !isContents(value, range)) {
                judge.reachedInto(what);
                untouched.remove(i);
            }
        }
    }

    private static boolean isContents(PdfObject value, ByteRange range) {
        return value instanceof PdfObject.Dict dict
                && dict.get("Contents") instanceof PdfObject.Text text
                && text.start() == range.length1()
                && text.end() == range.start2();
    }
}
