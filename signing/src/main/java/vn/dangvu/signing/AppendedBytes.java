package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfBytes;
import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfSyntaxException;
import vn.dangvu.signing.pdf.XrefSection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The bytes after a signed revision: whether all of them belong to revisions that continue it, so that
 * a program that rebuilds the cross-references finds nothing else.
 */
final class AppendedBytes {

    private static final int MOST_SPACE = 1000;
    private static final int LONGEST_COMMENT = 256;

    private final PdfFile before;
    private final PdfFile now;
    private final long end;
    private final Changes changes;

    AppendedBytes(PdfFile before, PdfFile now, Changes changes) {
        this.before = before;
        this.now = now;
        this.end = before.bytes().length();
        this.changes = changes;
    }

    /** Whether a revision follows; anything else than one but space is a change by itself. */
    boolean holdRevision() throws PdfSyntaxException {
        if (onlySpace()) {
            return false;
        }
        List<XrefSection> appended = new ArrayList<>();
        for (XrefSection section : now.sections()) {
            if (section.offset() >= end) {
                appended.add(section);
            }
        }
        if (appended.isEmpty()) {
            changes.add(
                    ChangeGrade.MODIFIED, FindingCode.TEXT_AFTER_END, "bytes outside any revision");
            return false;
        }
        checkChain(appended);
        checkBytes(appended);
        return true;
    }

    private boolean onlySpace() {
        PdfBytes bytes = now.bytes();
        // readers look for the end mark in the last 1,024 bytes (ISO 32000-1 annex H, note 18)
        if (bytes.length() - end > MOST_SPACE) {
            return false;
        }
        for (long at = end; at < bytes.length(); at++) {
            if (!isSpace(bytes.at(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(int c) {
        return c >= 0 && " \r\n\t\0\f".indexOf(c) >= 0;
    }

    private void checkChain(List<XrefSection> appended) {
        int count = appended.size();
        boolean continues =
                now.sections().size() > count
                        && now.sections().get(count).offset() == before.sections().get(0).offset();
        if (!continues) {
            changes.add(
                    ChangeGrade.MODIFIED,
                    FindingCode.CHANGED_OBJECT,
                    "revisions skip the signed one");
        }
        if (appended.stream().anyMatch(XrefSection::hybrid)) {
            changes.add(
                    ChangeGrade.SUSPICIOUS, FindingCode.CHANGED_OBJECT, "hybrid cross-references");
        }
    }

    /** Every appended byte belongs to an object, to cross-reference data or to an end mark. */
    private void checkBytes(List<XrefSection> appended) throws PdfSyntaxException {
        TreeMap<Long, Long> taken = new TreeMap<>();
        for (XrefSection section : appended) {
            taken.merge(section.offset(), section.end(), Math::max);
            if (section.stream()) {
                requireSound(now.extent(section.offset(), null));
            }
            for (Map.Entry<Integer, XrefSection.Entry> entry : section.entries().entrySet()) {
                checkEntry(entry.getKey(), entry.getValue(), taken);
            }
        }
        Map<Long, XrefSection> byOffset = new HashMap<>();
        appended.forEach(section -> byOffset.put(section.offset(), section));
        long at = end;
        XrefSection section = null;
        for (Map.Entry<Long, Long> part : taken.entrySet()) {
            checkGap(at, part.getKey(), section);
            section = byOffset.getOrDefault(part.getKey(), section);
            at = Math.max(at, part.getValue());
        }
        if (at != appended.get(0).end() || !checkGap(at, now.bytes().length(), section)) {
            change("no end mark after the last revision");
        }
    }

    private void checkEntry(int number, XrefSection.Entry entry, Map<Long, Long> taken)
            throws PdfSyntaxException {
        if (entry.kind() == 2
                && entry.place() <= Integer.MAX_VALUE
                && entry.equals(now.entries().get(number))
                && now.numberAt((int) entry.place(), entry.detail()) != number) {
            change("object " + number + " is elsewhere in its object stream");
        } else if (entry.kind() == 1 && entry.place() >= end) {
            PdfFile.Extent found = now.extent(entry.place(), number);
            requireSound(found);
            if (found.generation() != entry.detail()) {
                change("generation of object " + number);
            }
            taken.merge(entry.place(), found.end(), Math::max);
        }
    }

    private void requireSound(PdfFile.Extent found) {
        if (!found.sound()) {
            change("object " + found.number() + " can be read in two ways");
        }
        // programs that look for objects themselves would find it, and take the last one
        if (found.inside().stream().anyMatch(before.entries()::containsKey)) {
            change("object " + found.number() + " holds another definition of a signed one");
        }
    }

    private void change(String detail) {
        changes.add(ChangeGrade.MODIFIED, FindingCode.TEXT_AFTER_END, detail);
    }

    /**
     * Looks at bytes outside all objects: space, short comments, and where the cross-references are.
     *
     * @param section the last one before; null when there is none
     * @return whether an end mark follows a place that is the section's
     */
    private boolean checkGap(long from, long to, XrefSection section) throws PdfSyntaxException {
        boolean placed = false;
        boolean ended = false;
        for (long at = from; at < to; ) {
            int c = now.bytes().at(at);
            if (isSpace(c)) {
                at++;
            } else if (c == '%') {
                long next = now.bytes().lineEnd(at);
                ended |= placed && now.bytes().startsWith("%%EOF", at);
                if (next - at > LONGEST_COMMENT) {
                    change("long comment at " + at);
                    return false;
                }
                at = next;
            } else {
                long next = section == null ? -1 : now.bytes().afterStartxref(at, section.offset());
                if (next < 0) {
                    change("bytes at " + at + " belong to no object");
                    return false;
                }
                placed = true;
                at = next;
            }
        }
        return ended;
    }
}
