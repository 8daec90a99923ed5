package vn.dangvu.index.fields;

import vn.dangvu.analysis.DocumentSymbol;
import vn.dangvu.index.DocumentTypes;
import vn.dangvu.index.fields.Lines.Line;
import vn.dangvu.index.fields.PageFields.Field;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Number and notation, behind "Số" at the start of a line of the letterhead: elsewhere symbols belong
 * to other documents that this one cites.
 */
final class SymbolField {

    /** Optical readers take "Số" for "S6" or "Sỗ". */
    private static final Pattern LABEL = Pattern.compile("^[^\\p{L}\\p{N}]*s[o06] ?[:.;]? ?");

    private SymbolField() {}

    static Optional<Field<String>> read(Lines lines) {
        int at = lineOf(lines);
        if (at >= 0) {
            Line line = lines.head().get(at);
            Matcher label = LABEL.matcher(line.folded());
            Line rest = label.find() ? line.from(label.end()) : line;
            return symbol(rest, 0.97).or(() -> onNextLine(lines, at, rest));
        }
        return lines.head().stream()
                .filter(SymbolField::isAlone)
                .flatMap(line -> symbol(line, 0.8).stream())
                .findFirst();
    }

    /** Index of the line with the label in the head; -1 = none. */
    static int lineOf(Lines lines) {
        List<Line> head = lines.head();
        for (int i = 0; i < head.size(); i++) {
            Matcher label = LABEL.matcher(head.get(i).folded());
            if (label.find() && isNumber(head.get(i).text().substring(label.end()))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isNumber(String rest) {
        return rest.isEmpty() || !Character.isLetter(rest.charAt(0));
    }

    private static Optional<Field<String>> onNextLine(Lines lines, int at, Line rest) {
        boolean next = rest.text().length() < 6 && at + 1 < lines.headEnd();
        return next
                ? symbol(lines.head().get(at + 1), 0.8)
                        .filter(s -> isAlone(lines.head().get(at + 1)))
                : Optional.empty();
    }

    private static boolean isAlone(Line line) {
        return line.text().matches("[^\\p{L}\\p{N}]*\\d.{3,24}");
    }

    private static Optional<Field<String>> symbol(Line line, double sure) {
        return DocumentSymbol.find(line.text().replaceAll("[–—]", "-")).stream()
                .filter(symbol -> symbol.start() <= 3)
                .findFirst()
                .map(symbol -> line.field(asWritten(line.text(), symbol), sure(symbol, sure)));
    }

    /** A notation with a type of the trade, or of a body of the state, is surer. */
    private static double sure(DocumentSymbol symbol, double sure) {
        boolean known =
                DocumentTypes.byCode(symbol.type()).isPresent()
                        || (symbol.organisation().length() > 1 && symbol.type().length() > 1);
        return known ? sure : Math.min(sure, 0.75);
    }

    private static String asWritten(String text, DocumentSymbol symbol) {
        String compact = text.substring(symbol.start(), symbol.end()).replaceAll("\\s", "");
        return compact.replaceAll("[–—]", "-").replaceFirst("^(\\d+)-?(\\p{L})", "$1-$2");
    }
}
