package vn.dangvu.analysis;

/** Text fit for an index and a page: letters, signs, blanks and line ends. */
public final class CleanText {

    private CleanText() {}

    /**
     * NFC without control and private-use characters, soft hyphens, invisible format characters,
     * bidirectional overrides and broken surrogates. Other blanks than line ends become spaces.
     */
    public static String of(String text) {
        String composed = VietnameseText.nfc(text);
        StringBuilder clean = new StringBuilder(composed.length());
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            switch (Character.getType(c)) {
                case Character.CONTROL -> clean.append(c == '\n' ? '\n' : ' ');
                case Character.SPACE_SEPARATOR -> clean.append(' ');
                case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> clean.append('\n');
                case Character.PRIVATE_USE, Character.FORMAT, Character.UNASSIGNED -> {}
                case Character.SURROGATE -> {
                    if (isPair(composed, i)) {
                        clean.append(c);
                    }
                }
                default -> clean.append(c);
            }
        }
        return clean.toString();
    }

    /** The same with runs of blanks made one and at most one empty line in a row. */
    public static String compact(String text) {
        String clean = of(text);
        StringBuilder compact = new StringBuilder(clean.length());
        int lineEnds = 0;
        boolean blank = false;
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            if (c == '\n') {
                lineEnds++;
            } else if (c == ' ') {
                blank = true;
            } else {
                if (compact.length() > 0 && lineEnds > 0) {
                    compact.append(lineEnds > 1 ? "\n\n" : "\n");
                } else if (compact.length() > 0 && blank) {
                    compact.append(' ');
                }
                lineEnds = 0;
                blank = false;
                compact.append(c);
            }
        }
        return compact.toString();
    }

    private static boolean isPair(String text, int i) {
        char c = text.charAt(i);
        return Character.isHighSurrogate(c)
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
