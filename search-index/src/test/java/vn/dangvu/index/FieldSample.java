package vn.dangvu.index;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A made-up document with the fields it is known to have. */
record FieldSample(
        String text,
        String symbol,
        LocalDate issued,
        String place,
        String issuer,
        String type,
        String subject,
        String signer) {

    private static final List<String> PLACES =
            List.of("Bình An", "Hà Nội", "Phan Thiết", "Đà Nẵng", "Cần Thơ", "Thừa Thiên Huế");
    private static final List<String> NAMES =
            List.of(
                    "Nguyễn Văn Hòa",
                    "Trần Thị Thúy",
                    "Lê Quang Huy",
                    "Phạm Minh Đức",
                    "Hoàng Thị Ngọc Ánh",
                    "Đặng Văn Lượng",
                    "Võ Thị Khuyên",
                    "Bùi Quý Thịnh");
    private static final List<String[]> TYPES =
            List.of(
                    new String[] {"NGHỊ QUYẾT", "NQ"},
                    new String[] {"HƯỚNG DẪN", "HD"},
                    new String[] {"BÁO CÁO", "BC"},
                    new String[] {"KẾ HOẠCH", "KH"},
                    new String[] {"THÔNG BÁO", "TB"},
                    new String[] {"QUYẾT ĐỊNH", "QĐ"},
                    new String[] {"TỜ TRÌNH", "TTr"},
                    new String[] {"CHƯƠNG TRÌNH", "CTr"});
    private static final List<String> SUBJECTS =
            List.of(
                    "sinh hoạt chuyên đề quý III năm 2026",
                    "về tăng cường lãnh đạo công tác chuyển đổi số",
                    "kết quả kiểm tra, giám sát 6 tháng đầu năm",
                    "tổ chức đại hội chi bộ nhiệm kỳ 2025 - 2027",
                    "thực hiện Nghị quyết số 05-NQ/TU của Tỉnh ủy về phát triển đảng viên");
    private static final List<String[]> PARTY =
            List.of(
                    new String[] {"ĐẢNG BỘ TỈNH BÌNH AN", "ĐẢNG ỦY KHỐI", "ĐUK"},
                    new String[] {"ĐẢNG ỦY KHỐI", "ĐẢNG ỦY SỞ TÀI CHÍNH", "ĐU"},
                    new String[] {"ĐẢNG ỦY SỞ Y TẾ", "CHI BỘ VĂN PHÒNG", "CB"},
                    new String[] {"TỈNH ỦY BÌNH AN", "BAN TỔ CHỨC", "BTCTU"});

    static FieldSample random(Random random, int number) {
        LocalDate day = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2_500));
        String place = pick(PLACES, random);
        String name = pick(NAMES, random);
        String[] type = pick(TYPES, random);
        String subject = pick(SUBJECTS, random);
        String[] party = pick(PARTY, random);
        String digits = String.format(Locale.ROOT, "%02d", 1 + random.nextInt(400));
        boolean merged = number % 2 == 0;
        return number % 3 == 2
                ? state(day, place, name, type, subject, digits, merged)
                : party(day, place, name, type, subject, party, digits, merged, number % 3 == 0);
    }

    private static FieldSample party(
            LocalDate day,
            String place,
            String name,
            String[] type,
            String subject,
            String[] party,
            String digits,
            boolean merged,
            boolean spaced) {
        String symbol = digits + "-" + type[1] + "/" + party[2];
        String written = spaced ? "Số " + symbol.replaceFirst("-", " - ") : "Số " + symbol;
        String date = place + ", " + dateLine(day);
        String title = "ĐẢNG CỘNG SẢN VIỆT NAM";
        String head =
                merged
                        ? String.join(
                                "\n", party[0] + " " + title, party[1], "*", written + " " + date)
                        : String.join("\n", party[0], party[1], "*", written, title, date);
        String text =
                String.join(
                        "\n",
                        head,
                        "",
                        type[0],
                        subject,
                        spaced ? "-----" : "*",
                        "Căn cứ Điều lệ Đảng và Quy chế làm việc số 01-QC/ĐUK ngày 02/3/2021;",
                        "Nội dung thứ nhất của văn bản.",
                        "Nơi nhận:",
                        "- Như trên,",
                        "T/M BAN THƯỜNG VỤ",
                        "BÍ THƯ",
                        "",
                        name);
        return new FieldSample(text, symbol, day, place, party[1], type[1], subject, name);
    }

    private static FieldSample state(
            LocalDate day,
            String place,
            String name,
            String[] type,
            String subject,
            String digits,
            boolean merged) {
        String symbol = digits + "/" + type[1].toUpperCase(Locale.ROOT) + "-STC";
        String date = place + ", " + dateLine(day);
        String head =
                merged
                        ? String.join(
                                "\n",
                                "UBND TỈNH BÌNH AN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                                "SỞ TÀI CHÍNH Độc lập - Tự do - Hạnh phúc",
                                "Số: " + symbol + " " + date)
                        : String.join(
                                "\n",
                                "UBND TỈNH BÌNH AN",
                                "SỞ TÀI CHÍNH",
                                "Số: " + symbol,
                                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                                "Độc lập - Tự do - Hạnh phúc",
                                date);
        String text =
                String.join(
                        "\n",
                        head,
                        type[0],
                        subject,
                        "Căn cứ Luật Ngân sách nhà nước số 83/2015/QH13;",
                        "Nội dung của văn bản.",
                        "Nơi nhận:",
                        "- Như trên;",
                        "- Lưu: VT.",
                        "KT. GIÁM ĐỐC",
                        "PHÓ GIÁM ĐỐC",
                        name);
        return new FieldSample(text, symbol, day, place, "SỞ TÀI CHÍNH", type[1], subject, name);
    }

    private static String dateLine(LocalDate day) {
        return String.format(
                Locale.ROOT,
                "ngày %02d tháng %s năm %d",
                day.getDayOfMonth(),
                day.getMonthValue() < 3
                        ? "0" + day.getMonthValue()
                        : String.valueOf(day.getMonthValue()),
                day.getYear());
    }

    private static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
