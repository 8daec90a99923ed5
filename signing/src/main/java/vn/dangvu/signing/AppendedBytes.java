package vn.dangvu.signing;

import vn.dangvu.signing.pdf.PdfBytes;
import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfSyntaxException;
import vn.dangvu.signing.pdf.XrefSection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The bytes after a signed revision: whether all of them belong to revisions that continue it, so that
 * a program that rebuilds the cross-references finds nothing else.
 */
final class AppendedBytes {

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
        if (bytes.length() - end > 4096) {
            return false;
        }
        for (long at = end; at < bytes.length(); at++) {
            if (" \r\n\t\0\f".indexOf(bytes.at(at)) < 0) {
                return false;
            }
        }
        return true;
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
            for (Map.Entry<Integer, XrefSection.Entry> entry : section.entries().entrySet()) {
                long place = entry.getValue().place();
                if (entry.getValue().kind() == 1 && place >= end) {
                    taken.merge(place, now.indirectAt(place, entry.getKey()).end(), Math::max);
                }
            }
        }
        long at = end;
        for (Map.Entry<Long, Long> part : taken.entrySet()) {
            checkGap(at, part.getKey());
            at = Math.max(at, part.getValue());
        }
        checkGap(at, now.bytes().length());
    }

    private void checkGap(long from, long to) {
        StringBuilder text = new StringBuilder();
        for (long at = from; at < to && text.length() <= 400; at++) {
            text.append((char) now.bytes().at(at));
        }
        String rest =
                text.toString()
                        .replaceAll("startxref\\s+\\d+", " ")
                        .replaceAll("%[^\\r\\n]*", " ")
                        .replace('\0', ' ');
        if (!rest.isBlank()) {
            changes.add(
                    ChangeGrade.MODIFIED,
                    FindingCode.TEXT_AFTER_END,
                    "bytes at " + from + " belong to no object");
        }
    }
}
