package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;
import vn.dangvu.signing.pdf.PdfSyntaxException;
import vn.dangvu.signing.pdf.XrefSection;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares two revisions object by object, wherever their cross-references say the objects are. */
final class ChangedObjects {

    private ChangedObjects() {}

    /** Numbers of the objects of the earlier file that have another content now. */
    static Set<Integer> between(PdfFile before, PdfFile now) throws PdfSyntaxException {
        Set<Integer> changed = new TreeSet<>();
        for (Map.Entry<Integer, XrefSection.Entry> entry : before.entries().entrySet()) {
            int number = entry.getKey();
            XrefSection.Entry other = now.entries().get(number);
            if (entry.getValue().kind() == 0) {
                // its number is free for a new object
                continue;
            }
            if (!entry.getValue().equals(other) || containerMoved(before, now, entry.getValue())) {
                if (!same(before.object(number), now.object(number))) {
                    changed.add(number);
                }
            }
        }
        return changed;
    }

    /** Numbers of the objects that references meant for the earlier file do not lead to any more. */
    static Set<Integer> withOtherGeneration(PdfFile before, PdfFile now) {
        Set<Integer> moved = new TreeSet<>();
        before.entries()
                .forEach(
                        (number, entry) -> {
                            XrefSection.Entry other = now.entries().get(number);
                            if (entry.kind() != 0
                                    && other != null
                                    && other.kind() != 0
                                    && generation(entry) != generation(other)) {
                                moved.add(number);
                            }
                        });
        return moved;
    }

    private static int generation(XrefSection.Entry entry) {
        return entry.kind() == 1 ? entry.detail() : 0;
    }

    private static boolean containerMoved(PdfFile before, PdfFile now, XrefSection.Entry entry) {
        return entry.kind() == 2
                && !before.entries()
                        .get((int) entry.place())
                        .equals(now.entries().get((int) entry.place()));
    }

    /** Whether two objects are the same, of streams the stored bytes as well. */
    static boolean same(PdfObject one, PdfObject other) throws PdfSyntaxException {
        if (one instanceof PdfObject.Stream a && other instanceof PdfObject.Stream b) {
            return a.dict().equals(b.dict()) && sameBytes(a, b);
        }
        return one.equals(other);
    }

    private static boolean sameBytes(PdfObject.Stream a, PdfObject.Stream b)
            throws PdfSyntaxException {
        if (a.length() != b.length()) {
            return false;
        }
        for (long at = 0; at < a.length(); at += 65_536) {
            int count = (int) Math.min(65_536, a.length() - at);
            if (!Arrays.equals(
                    a.source().read(a.start() + at, count),
                    b.source().read(b.start() + at, count))) {
                return false;
            }
        }
        return true;
    }

    /** Keys under which two dictionaries differ. */
    static Set<String> differing(PdfObject.Dict one, PdfObject.Dict other) {
        Set<String> keys = new TreeSet<>(one.entries().keySet());
        keys.addAll(other.entries().keySet());
        keys.removeIf(key -> one.get(key).equals(other.get(key)));
        return keys;
    }
}
