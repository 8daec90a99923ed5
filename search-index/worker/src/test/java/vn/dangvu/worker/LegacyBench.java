package vn.dangvu.worker;

import vn.dangvu.analysis.VietnameseText;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Words that come right out of documents in the fonts of the time, and documents wrongly converted. */
final class LegacyBench {

    private static final String OWN =
            """
            Đảng bộ Khối cơ quan và doanh nghiệp xúc tiến chuyển đổi số trong công tác đảng vụ.
            Người dân được hưởng những điều kiện tốt hơn, chưa đưa vào sử dụng, lưu trữ.
            Nghị quyết của Ban Chấp hành Trung ương về tăng cường sự lãnh đạo của Đảng.
            Các chi bộ trực thuộc tổ chức sinh hoạt chuyên đề, gửi báo cáo bằng văn bản.
            """;

    /** Other languages in windows-1252, whose letters are those that look-alikes are made of. */
    private static final List<String> OTHER_LANGUAGES =
            List.of(
                    "Où êtes-vous allés cet été? Le théâtre était fermé, et l'élève a dû rentrer à pied.",
                    "Größere Bäume müssen für den Straßenbau gefällt werden, erklärte der Bürgermeister.",
                    "El niño pequeño comió piñas después del colegio; mañana será otro día más tranquilo.",
                    "A educação não é só uma obrigação: é também um direito de todos os cidadãos.",
                    "The committee met on Monday and agreed the budget for the coming year.",
                    "På hösten går många älgar över vägen; kör försiktigt när det blir mörkt.");

    private final ExtractBench bench;
    private final Path dir;

    LegacyBench(ExtractBench bench, Path dir) {
        this.bench = bench;
        this.dir = dir;
    }

    void run() throws IOException {
        List<String> texts = texts();
        words(texts);
        untouched(String.join("\n", texts));
    }

    private void words(List<String> texts) throws IOException {
        double all = 0;
        double least = 1;
        int count = 0;
        LegacyDocuments documents = new LegacyDocuments(dir);
        for (String text : texts) {
            for (String font : List.of(".VnTime", ".VnTimeH", "VNI-Times")) {
                for (String format : List.of("doc", "docx", "rtf", "pdf", "txt")) {
                    Path file = documents.write(format, text, font);
                    double right = LegacyDocuments.shareOfWords(text, ReadHere.file(file).text());
                    all += right;
                    least = Math.min(least, right);
                    count++;
                }
            }
        }
        bench.line("legacy-words", all / count, "share").with("least", least).print(count);
    }

    private void untouched(String text) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            int from = i * 120 % Math.max(1, text.length() - 900);
            String part = text.substring(from, Math.min(text.length(), from + 900));
            files.add(SampleDocuments.docx(dir.resolve("u" + i + ".docx"), part));
            files.add(SampleDocuments.rtf(dir.resolve("u" + i + ".rtf"), part));
            files.add(SampleDocuments.pdf(dir.resolve("u" + i + ".pdf"), List.of(part)));
            files.add(Files.writeString(dir.resolve("u" + i + ".txt"), part));
            files.add(
                    Files.writeString(
                            dir.resolve("d" + i + ".txt"),
                            Normalizer.normalize(part, Normalizer.Form.NFD)));
        }
        for (int i = 0; i < OTHER_LANGUAGES.size(); i++) {
            byte[] octets = OTHER_LANGUAGES.get(i).getBytes(Charset.forName("windows-1252"));
            files.add(Files.write(dir.resolve("l" + i + ".txt"), octets));
            files.add(
                    Files.writeString(
                            dir.resolve("v" + i + ".txt"),
                            OTHER_LANGUAGES.get(i),
                            StandardCharsets.UTF_8));
        }
        int touched = 0;
        for (Path file : files) {
            touched += ReadHere.file(file).outcome().encodings().isEmpty() ? 0 : 1;
        }
        bench.line("legacy-false", touched, "documents").print(files.size());
    }

    /** The articles beside the project, or a text of our own; signs that the old tables lack replaced. */
    private static List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        Path articles = ExtractBench.shared("vietnamese/articles");
        if (articles == null) {
            return List.of(OWN.repeat(10));
        }
        try (Stream<Path> files = Files.list(articles)) {
            for (Path file : files.sorted().toList()) {
                texts.add(
                        VietnameseText.nfc(Files.readString(file))
                                .replaceAll("[“”]", "\"")
                                .replaceAll("[–…’]", "-"));
            }
        }
        return texts;
    }
}
