package vn.dangvu.index.fields;

import vn.dangvu.index.fields.Lines.Line;
import vn.dangvu.index.fields.PageFields.Field;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The list under "Nơi nhận"; the signature beside it may have run into its lines. */
final class RecipientsField {

    private static final int LONGEST = 200;

    private static final Pattern ACADEMIC =
            Pattern.compile("(?:(?:PGS|GS|TS|TSKH|ThS|BS|KS|CN)\\.? ?)+$");

    private static final Pattern SIGNED = Pattern.compile("\\s*\\((?iu:đã ký|ký tên.*)\\)$");

    private RecipientsField() {}

    static List<Field<String>> read(Lines lines) {
        List<Field<String>> recipients = new ArrayList<>();
        boolean inside = false;
        boolean open = false;
        for (Line line : lines.all()) {
            if (line.folded().startsWith("noi nhan")) {
                inside = true;
                open = false;
                recipients.clear();
            } else if (inside && line.text().matches("^[-–—•+*] ?\\p{L}.*")) {
                String item = item(line.from(1));
                open = !item.matches(".*[,;.]$");
                recipients.add(line.field(closed(item), 0.9));
            } else if (inside && open && goesOn(line)) {
                int last = recipients.size() - 1;
                String item = recipients.get(last).value() + " " + item(line);
                open = !item.matches(".*[,;.]$") && item.length() < LONGEST;
                recipients.set(last, line.field(closed(item), 0.85));
            } else if (inside && !recipients.isEmpty() && !isSignature(line)) {
                inside = false;
            }
        }
        return recipients;
    }

    private static boolean goesOn(Line line) {
        return !line.isCapitals() && SignerField.nameAtEnd(line).isEmpty();
    }

    private static boolean isSignature(Line line) {
        return line.isCapitals() || SignerField.nameAtEnd(line).isPresent();
    }

    /** Without what belongs to the signature: its authority and offices in capitals, a name. */
    private static String item(Line line) {
        int authority = SignerField.authorityAt(line);
        Line own = authority < 0 ? line : line.between(0, authority);
        String text = withoutCapitals(SIGNED.matcher(own.text()).replaceFirst(""));
        String before =
                SignerField.nameAtEnd(own)
                        .filter(text::endsWith)
                        .map(name -> text.substring(0, text.length() - name.length()))
                        .map(rest -> ACADEMIC.matcher(rest).replaceFirst("").strip())
                        .orElse("");
        return before.matches(".*[,;.]$") ? before : text.strip();
    }

    /** Words in capitals behind the sign that ends an item: "Lưu Văn phòng. PHÓ BÍ THƯ". */
    private static String withoutCapitals(String text) {
        return text.replaceFirst("(?<=[,;.])\\s+(\\p{Lu}{2,}\\s*){2,}$", "")
                .replaceFirst("(?<=\\p{Ll})\\s+(\\p{Lu}{2,}\\s+)+\\p{Lu}{2,}$", "");
    }

    private static String closed(String item) {
        String plain = item.replaceFirst("[,;.\\s]+$", "");
        return plain;
    }
}
