package vn.dangvu.worker;

import vn.dangvu.index.PageText;
import vn.dangvu.worker.LabelledWords.Body;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes labelled documents: of the Party by 36-HD/VPTW and by 05-HD/VPTW, of the state by decree
 * 30/2020/NĐ-CP, with and without a line of the type; zones missing, lines broken, columns apart or run
 * together, carried by a PDF, by plain text, or by text with the errors of an optical reader.
 */
final class LabelledDocuments {

    /** Documents of each half. */
    static final int COUNT = 90;

    private final LabelledWords words;
    private final LabelledPages pages;
    private final Path dir;

    private LabelledDocuments(int half, Path dir) {
        Random random = new Random(20_261_122 + 7L * half);
        this.words = new LabelledWords(random, half);
        this.pages = new LabelledPages(words);
        this.dir = dir;
    }

    /** The documents on which rules are tuned. */
    static List<LabelledDocument> tuning(Path dir) throws IOException {
        return new LabelledDocuments(0, dir).all();
    }

    /** The documents that nobody looks at while tuning. */
    static List<LabelledDocument> untouched(Path dir) throws IOException {
        return new LabelledDocuments(1, dir).all();
    }

    private List<LabelledDocument> all() throws IOException {
        List<LabelledDocument> all = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            Zones zones = new Zones();
            switch (i % 3) {
                case 0 -> party(zones, "36-HD/VPTW");
                case 1 -> party(zones, "05-HD/VPTW");
                default -> state(zones);
            }
            if (words.in(12)) {
                appendix(zones);
            }
            boolean recognised = i % 5 == 4;
            Path pdf = i % 2 == 0 && !recognised ? dir.resolve("labelled-" + i + ".pdf") : null;
            all.add(zones.document(recognised, pages.of(zones, recognised, pdf)));
        }
        return all;
    }

    /** The zones of one document, as they are written, and their labels. */
    static final class Zones {
        String layout;
        final List<String> left = new ArrayList<>();
        final List<String> right = new ArrayList<>();
        final List<String> title = new ArrayList<>();
        final List<String> body = new ArrayList<>();
        final List<String> recipientLines = new ArrayList<>();
        final List<String> signature = new ArrayList<>();
        final List<String> appendix = new ArrayList<>();
        String symbol;
        LocalDate issued;
        String place;
        String issuer;
        String type;
        String subject;
        String signer;
        List<String> recipients = List.of();
        final List<LocalDate> deadlines = new ArrayList<>();

        LabelledDocument document(boolean recognised, List<PageText> pages) {
            return new LabelledDocument(
                    layout,
                    recognised,
                    symbol,
                    issued,
                    place,
                    issuer,
                    type,
                    subject,
                    signer,
                    recipients,
                    deadlines,
                    pages);
        }
    }

    private void party(Zones zones, String layout) {
        boolean modern = layout.startsWith("05");
        zones.layout = layout;
        Body body = words.of(LabelledWords.PARTY);
        zones.right.add("ĐẢNG CỘNG SẢN VIỆT NAM");
        letterhead(zones, body);
        zones.left.add("*");
        boolean letter = words.in(22);
        String[] type = letter ? new String[] {"CÔNG VĂN", "CV"} : words.of(LabelledWords.TYPES);
        number(zones, type[1], body.symbol(), "Số ", "-%s/");
        date(zones);
        subject(zones, type, letter, modern ? "" : "-----");
        bodyOf(zones);
        recipients(zones, words.in(50) ? "," : ";");
        sign(
                zones,
                body.symbol().startsWith("VP")
                        ? List.of("K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")
                        : body.name().startsWith("CHI BỘ")
                                ? List.of("T/M CHI BỘ", "BÍ THƯ")
                                : List.of(
                                        words.in(50) ? "T/M BAN THƯỜNG VỤ" : "T/M ĐẢNG ỦY",
                                        words.in(50) ? "PHÓ BÍ THƯ" : "BÍ THƯ"));
    }

    private void state(Zones zones) {
        zones.layout = "30/2020/NĐ-CP";
        Body body = words.of(LabelledWords.STATE);
        zones.right.add("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        zones.right.add("Độc lập - Tự do - Hạnh phúc");
        letterhead(zones, body);
        boolean letter = words.in(35);
        String[] type = letter ? new String[] {"CÔNG VĂN", "CV"} : words.of(LabelledWords.TYPES);
        String code = type[1].toUpperCase(Locale.ROOT);
        if (letter) {
            number(zones, body.symbol(), "VP", "Số: ", "/%s-");
        } else {
            number(zones, code, body.symbol(), "Số: ", "/%s-");
        }
        date(zones);
        subject(zones, type, letter, "");
        bodyOf(zones);
        recipients(zones, ";");
        sign(
                zones,
                body.name().startsWith("ỦY BAN")
                        ? List.of("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
                        : words.in(40)
                                ? List.of("GIÁM ĐỐC")
                                : List.of("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"));
    }

    private void letterhead(Zones zones, Body body) {
        if (!body.above().isEmpty()) {
            zones.left.add(body.above());
        }
        zones.issuer = body.name();
        zones.left.addAll(broken(body.name(), words.in(30) ? 24 : 60));
    }

    private void number(Zones zones, String first, String second, String label, String middle) {
        String notation = String.format(Locale.ROOT, middle, first) + second;
        String digits = String.format(Locale.ROOT, "%02d", 1 + words.below(400));
        if (words.in(8)) {
            zones.left.add(label.strip() + "      " + notation);
            return;
        }
        zones.symbol = digits + notation;
        String written = zones.symbol;
        if (words.in(15)) {
            written = digits + " - " + notation.substring(1);
            written = notation.startsWith("-") ? written : zones.symbol;
        } else if (words.in(10) && notation.startsWith("-")) {
            written = digits + notation.substring(1);
        } else if (words.in(10)) {
            written = written.replace('-', '–');
        }
        String sign = words.in(15) ? "Số: " : words.in(10) ? "SỐ " : label;
        zones.left.add(sign + written);
    }

    private void date(Zones zones) {
        LocalDate day = LocalDate.of(2021, 1, 1).plusDays(words.below(2_100));
        zones.place = words.of(LabelledWords.PLACES);
        String month =
                day.getMonthValue() < 3 ? "0" + day.getMonthValue() : "" + day.getMonthValue();
        if (words.in(7)) {
            zones.right.add(zones.place + ", ngày      tháng " + month + " năm " + day.getYear());
            return;
        }
        zones.issued = day;
        zones.right.add(
                String.format(
                        Locale.ROOT,
                        "%s%s ngày %02d tháng %s năm %d",
                        zones.place,
                        words.in(90) ? "," : "",
                        day.getDayOfMonth(),
                        month,
                        day.getYear()));
    }

    private void subject(Zones zones, String[] type, boolean letter, String rule) {
        zones.type = type[0].toLowerCase(Locale.ROOT);
        zones.subject = words.of(LabelledWords.SUBJECTS);
        List<String> lines = broken(zones.subject, letter ? 38 : 46 + words.below(20));
        if (letter) {
            zones.left.add("V/v " + lines.get(0));
            zones.left.addAll(lines.subList(1, lines.size()));
            zones.body.add("Kính gửi: " + words.of(LabelledWords.RECIPIENTS) + ".");
            return;
        }
        zones.title.add(type[0]);
        zones.title.addAll(lines);
        if (type[0].equals("QUYẾT ĐỊNH")) {
            zones.body.add(
                    zones.layout.startsWith("30") ? "GIÁM ĐỐC " + zones.issuer : "BAN THƯỜNG VỤ");
            zones.body.add("Căn cứ Luật Ngân sách nhà nước số 83/2015/QH13, ngày 25/6/2015;");
            zones.body.add("QUYẾT ĐỊNH:");
            zones.body.add("Điều 1. Quyết định này có hiệu lực kể từ ngày ký.");
            return;
        }
        if (!rule.isEmpty()) {
            zones.title.add(words.in(50) ? rule : "*");
        }
    }

    private void bodyOf(Zones zones) {
        zones.body.add(LabelledWords.SENTENCES.get(words.below(2)));
        int sentences = 3 + words.below(6);
        for (int i = 0; i < sentences; i++) {
            zones.body.add(words.of(LabelledWords.SENTENCES));
        }
        LocalDate after = zones.issued == null ? LocalDate.of(2027, 1, 1) : zones.issued;
        int asked = words.below(3);
        for (int i = 0; i < asked; i++) {
            LocalDate due = after.plusDays(10 + words.below(80));
            zones.deadlines.add(due);
            zones.body.add(deadline(due));
        }
    }

    private String deadline(LocalDate due) {
        int d = due.getDayOfMonth();
        int m = due.getMonthValue();
        int y = due.getYear();
        return switch (words.below(6)) {
            case 0 ->
                    "Các đơn vị gửi báo cáo về Văn phòng trước ngày " + d + "/" + m + "/" + y + ".";
            case 1 -> "Đề nghị hoàn thành chậm nhất ngày " + d + " tháng " + m + " năm " + y + ".";
            case 2 ->
                    String.format(
                            Locale.ROOT, "Báo cáo gửi trước 17 giờ 00 ngày %02d/%02d/%d.", d, m, y);
            case 3 -> "Thời hạn gửi là ngày " + d + "-" + m + "-" + y + ", qua hệ thống văn bản.";
            case 4 ->
                    "Việc đăng ký thực hiện đến hết ngày "
                            + d
                            + "/"
                            + m
                            + "/"
                            + y
                            + " theo mẫu gửi kèm.";
            default -> "Tổng hợp kết quả, xong trước ngày " + d + "." + m + "." + y + ".";
        };
    }

    private void recipients(Zones zones, String sign) {
        if (words.in(10)) {
            return;
        }
        List<String> chosen = new ArrayList<>();
        int count = 2 + words.below(3);
        while (chosen.size() < count) {
            String one = words.of(LabelledWords.RECIPIENTS);
            if (!chosen.contains(one)) {
                chosen.add(one);
            }
        }
        zones.recipients = chosen;
        zones.recipientLines.add("Nơi nhận:");
        for (int i = 0; i < count; i++) {
            zones.recipientLines.add("- " + chosen.get(i) + (i + 1 < count ? sign : "."));
        }
    }

    private void sign(Zones zones, List<String> capacity) {
        zones.signature.addAll(capacity);
        if (words.in(30)) {
            zones.signature.add("(Đã ký)");
        }
        if (words.in(94)) {
            zones.signer = words.of(LabelledWords.NAMES);
            zones.signature.add((words.in(8) ? "ThS. " : "") + zones.signer);
        }
    }

    private void appendix(Zones zones) {
        zones.appendix.add("PHỤ LỤC");
        zones.appendix.add("(Kèm theo văn bản số 12-CV/ĐU, ngày 05 tháng 01 năm 2020)");
        for (int i = 1; i < 4; i++) {
            zones.appendix.add(i + " " + words.of(LabelledWords.NAMES) + " Đảng viên chính thức");
        }
    }

    /** Into lines of at most so many characters. */
    static List<String> broken(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
