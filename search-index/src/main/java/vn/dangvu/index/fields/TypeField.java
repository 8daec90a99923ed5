package vn.dangvu.index.fields;

import vn.dangvu.analysis.DocumentSymbol;
import vn.dangvu.index.DocumentTypes;
import vn.dangvu.index.fields.Lines.Line;
import vn.dangvu.index.fields.PageFields.Field;

import java.util.Optional;

/** The type: the line in capitals, confirmed by the notation; a document without that line is a letter. */
final class TypeField {

    private TypeField() {}

    static Optional<Field<String>> read(Lines lines, Optional<Field<String>> symbol) {
        Optional<DocumentTypes.Type> notation =
                symbol.flatMap(s -> DocumentSymbol.parse(s.value()))
                        .flatMap(s -> DocumentTypes.byCode(s.type()));
        if (lines.titleLine() >= 0) {
            Line line = lines.all().get(lines.titleLine());
            return Lines.typeAtStart(line)
                    .map(type -> line.field(type.name(), sure(type, notation)));
        }
        boolean letter = SubjectField.letterLine(lines) >= 0 || isAddressed(lines);
        if (letter && notation.map(type -> type.code().equals("CV")).orElse(true)) {
            return lines.all().stream()
                    .findFirst()
                    .map(line -> line.field("công văn", notation.isPresent() ? 0.97 : 0.9));
        }
        return notation.map(type -> new Field<>(type.name(), 0.7, 1));
    }

    private static double sure(DocumentTypes.Type type, Optional<DocumentTypes.Type> notation) {
        return notation.map(n -> n.code().equals(type.code()) ? 0.98 : 0.7).orElse(0.92);
    }

    private static boolean isAddressed(Lines lines) {
        return lines.headEnd() < lines.all().size()
                && lines.all().get(lines.headEnd()).folded().startsWith("kinh gui");
    }
}
