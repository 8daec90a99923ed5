package vn.dangvu.worker;

import vn.dangvu.analysis.VietnameseText;
import vn.dangvu.index.fields.PageFields;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How well the fields of labelled documents are read. */
final class FieldScores {

    /** Counts of one field. */
    static final class Score {
        private int right;
        private int read;
        private int labelled;
        private int sure;
        private int sureRight;
        final List<String> wrong = new ArrayList<>();

        double precision() {
            return read == 0 ? 0 : (double) right / read;
        }

        double recall() {
            return labelled == 0 ? 0 : (double) right / labelled;
        }

        /** Of what is shown without asking for a second look, the share that is right. */
        double precisionOfSure() {
            return sure == 0 ? 0 : (double) sureRight / sure;
        }

        int labelled() {
            return labelled;
        }
    }

    private final Map<String, Score> scores = new LinkedHashMap<>();

    static Map<String, Score> of(List<LabelledDocument> documents) {
        FieldScores all = new FieldScores();
        documents.forEach(all::add);
        return all.scores;
    }

    private void add(LabelledDocument document) {
        PageFields fields = PageFields.read(document.pages());
        boolean lenient = document.recognised();
        one("symbol", document.symbol(), fields.symbol(), false);
        one("issued", document.issued(), fields.issued(), false);
        one("place", document.place(), fields.place(), lenient);
        one("issuer", document.issuer(), fields.issuer(), lenient);
        one("type", document.type(), fields.type(), false);
        one("subject", document.subject(), fields.subject(), lenient);
        one("signer", document.signer(), fields.signer(), lenient);
        many("recipients", document.recipients(), fields.recipients(), lenient);
        many("deadlines", document.deadlines(), fields.deadlines(), false);
    }

    private void one(
            String name,
            Object label,
            Optional<? extends PageFields.Field<?>> field,
            boolean lenient) {
        many(name, label == null ? List.of() : List.of(label), field.stream().toList(), lenient);
    }

    private void many(
            String name,
            List<?> labels,
            List<? extends PageFields.Field<?>> fields,
            boolean lenient) {
        Score score = scores.computeIfAbsent(name, n -> new Score());
        score.labelled += labels.size();
        List<Object> left = new ArrayList<>(labels);
        for (PageFields.Field<?> field : fields) {
            Optional<Object> match =
                    left.stream().filter(label -> same(label, field.value(), lenient)).findFirst();
            score.read++;
            score.right += match.isPresent() ? 1 : 0;
            if (!field.doubtful()) {
                score.sure++;
                score.sureRight += match.isPresent() ? 1 : 0;
            }
            match.ifPresentOrElse(
                    left::remove, () -> score.wrong.add(labels + " read as " + field.value()));
        }
        if (fields.isEmpty() && !labels.isEmpty()) {
            score.wrong.add(labels + " not read");
        }
    }

    /** Of optical readings a tenth of the letters may differ, and marks do not count. */
    private static boolean same(Object label, Object value, boolean lenient) {
        if (!(label instanceof String wanted) || !(value instanceof String read)) {
            return label.equals(value);
        }
        String one = plain(wanted);
        String other = plain(read);
        return lenient
                ? distance(VietnameseText.fold(one), VietnameseText.fold(other))
                        <= one.length() / 10
                : one.equals(other);
    }

    private static String plain(String text) {
        return VietnameseText.nfc(text).replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    }

    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + change);
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
