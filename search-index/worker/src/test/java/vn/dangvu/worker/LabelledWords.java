package vn.dangvu.worker;

import java.util.List;
import java.util.Random;

/**
 * Words for made-up documents. The documents on which rules are tuned take every other word of each
 * list; the untouched ones take the rest, so that no name or phrase is known to the rules.
 */
final class LabelledWords {

    /** A body that issues documents: the one above it, its name, its symbol. */
    record Body(String above, String name, String symbol) {}

    static final List<String> PLACES =
            List.of(
                    "Bình An",
                    "Phan Thiết",
                    "Hà Nội",
                    "Đà Nẵng",
                    "Cần Thơ",
                    "Thừa Thiên Huế",
                    "Lâm Đồng",
                    "TP Hồ Chí Minh",
                    "Quy Nhơn",
                    "Yên Bái",
                    "Trà Vinh",
                    "Bà Rịa");

    static final List<String> NAMES =
            List.of(
                    "Nguyễn Văn Hòa",
                    "Trần Thị Thúy",
                    "Lê Quang Huy",
                    "Phạm Minh Đức",
                    "Hoàng Thị Ngọc Ánh",
                    "Đặng Văn Lượng",
                    "Võ Thị Khuyên",
                    "Bùi Quý Thịnh",
                    "Huỳnh Thanh Cảnh",
                    "Đỗ Hữu Huy",
                    "Ngô Thị Kim Yến",
                    "Dương Văn An",
                    "Lý Thị Mỹ",
                    "Trương Quốc Khánh",
                    "Đinh Công Tráng",
                    "Mai Kiều Oanh",
                    "Phan Văn Đăng",
                    "Hồ Sỹ Nguyên");

    static final List<Body> PARTY =
            List.of(
                    new Body("ĐẢNG BỘ TỈNH BÌNH AN", "ĐẢNG ỦY KHỐI CƠ QUAN VÀ DOANH NGHIỆP", "ĐUK"),
                    new Body("TỈNH ỦY BÌNH THUẬN", "ĐẢNG ỦY KHỐI CÁC CƠ QUAN", "ĐUK"),
                    new Body("ĐẢNG ỦY KHỐI", "ĐẢNG ỦY SỞ TÀI CHÍNH", "ĐU"),
                    new Body("ĐẢNG ỦY CÁC CƠ QUAN ĐẢNG TỈNH", "ĐẢNG ỦY BÁO BÌNH AN", "ĐU"),
                    new Body("ĐẢNG ỦY SỞ Y TẾ", "CHI BỘ VĂN PHÒNG", "CB"),
                    new Body("ĐẢNG ỦY SỞ XÂY DỰNG", "CHI BỘ THANH TRA", "CB"),
                    new Body("TỈNH ỦY BÌNH AN", "BAN TỔ CHỨC", "BTCTU"),
                    new Body("TỈNH ỦY LÂM ĐỒNG", "VĂN PHÒNG", "VPTU"),
                    new Body("BAN CHẤP HÀNH TRUNG ƯƠNG", "VĂN PHÒNG TRUNG ƯƠNG ĐẢNG", "VPTW"),
                    new Body("THÀNH ỦY PHAN THIẾT", "ỦY BAN KIỂM TRA", "UBKTTU"),
                    new Body("", "TỈNH ỦY BÌNH AN", "TU"),
                    new Body("", "THÀNH ỦY ĐÀ NẴNG", "TU"));

    static final List<Body> STATE =
            List.of(
                    new Body("UBND TỈNH BÌNH AN", "SỞ TÀI CHÍNH", "STC"),
                    new Body("ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "SKHCN"),
                    new Body("BỘ TÀI CHÍNH", "KHO BẠC NHÀ NƯỚC BÌNH AN", "KBBA"),
                    new Body("SỞ Y TẾ", "TRUNG TÂM KIỂM SOÁT BỆNH TẬT", "TTKSBT"),
                    new Body("", "ỦY BAN NHÂN DÂN TỈNH BÌNH AN", "UBND"),
                    new Body("", "CÔNG TY CỔ PHẦN NƯỚC KHOÁNG VĨNH HẢO", "VH"));

    /** Name of the type in capitals, its abbreviation. */
    static final List<String[]> TYPES =
            List.of(
                    new String[] {"NGHỊ QUYẾT", "NQ"},
                    new String[] {"HƯỚNG DẪN", "HD"},
                    new String[] {"BÁO CÁO", "BC"},
                    new String[] {"KẾ HOẠCH", "KH"},
                    new String[] {"THÔNG BÁO", "TB"},
                    new String[] {"QUY ĐỊNH", "QĐ"},
                    new String[] {"TỜ TRÌNH", "TTr"},
                    new String[] {"CHƯƠNG TRÌNH", "CTr"},
                    new String[] {"QUYẾT ĐỊNH", "QĐ"},
                    new String[] {"QUYẾT ĐỊNH", "QĐ"},
                    new String[] {"KẾT LUẬN", "KL"},
                    new String[] {"QUY CHẾ", "QC"},
                    new String[] {"ĐỀ ÁN", "ĐA"},
                    new String[] {"PHƯƠNG ÁN", "PA"});

    static final List<String> SUBJECTS =
            List.of(
                    "sinh hoạt chuyên đề quý III năm 2026",
                    "về tăng cường lãnh đạo công tác chuyển đổi số trong các cơ quan đảng",
                    "kết quả kiểm tra, giám sát 6 tháng đầu năm và nhiệm vụ 6 tháng cuối năm",
                    "tổ chức đại hội chi bộ nhiệm kỳ 2025 - 2027",
                    "thực hiện Nghị quyết số 05-NQ/TU, ngày 12/3/2024 của Tỉnh ủy về phát triển đảng viên",
                    "triển khai Cuộc vận động học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
                    "về phân công nhiệm vụ các đồng chí ủy viên Ban Thường vụ",
                    "tổng kết công tác xây dựng Đảng năm 2025, phương hướng, nhiệm vụ trọng tâm năm 2026",
                    "về việc quản lý, sử dụng chữ ký số chuyên dùng trong các tổ chức cơ sở đảng",
                    "đánh giá, xếp loại chất lượng tổ chức đảng và đảng viên",
                    "kết quả thu, nộp đảng phí quý II",
                    "phối hợp giữa Đảng ủy với Ủy ban nhân dân trong phòng, chống thiên tai");

    static final List<String> RECIPIENTS =
            List.of(
                    "Thường trực Tỉnh ủy",
                    "Các đảng ủy, chi bộ cơ sở",
                    "Ban Tổ chức Tỉnh ủy",
                    "Như trên",
                    "Các đồng chí ủy viên Ban Chấp hành",
                    "Đảng ủy Khối",
                    "Văn phòng Tỉnh ủy",
                    "Các phòng, ban trực thuộc",
                    "Lưu Văn phòng",
                    "Lưu: VT, TH",
                    "Ủy ban Kiểm tra Đảng ủy",
                    "Báo Bình An");

    static final List<String> SENTENCES =
            List.of(
                    "Căn cứ Quy định số 24-QĐ/TW, ngày 30/7/2021 của Ban Chấp hành Trung ương về thi hành Điều"
                            + " lệ Đảng;",
                    "Căn cứ Quy chế làm việc số 01-QC/ĐUK, ngày 02/3/2021 của Ban Chấp hành;",
                    "Các cấp ủy cần quán triệt sâu rộng đến từng đảng viên, người lao động trong đơn vị mình.",
                    "Công tác chuyển đổi số đã được quan tâm, song kết quả chưa đồng đều giữa các đơn vị.",
                    "Đảng viên được miễn sinh hoạt trước ngày 01/7/2019 thì không tính vào tổng số.",
                    "Từ ngày 15/01/2020 đến ngày 20/02/2020 đã kiểm tra 12 chi bộ trực thuộc.",
                    "Nội dung sinh hoạt bám sát nhiệm vụ chính trị, có kiểm điểm, đánh giá cụ thể.",
                    "Kinh phí thực hiện lấy từ nguồn đảng phí để lại và ngân sách theo quy định.",
                    "Quá trình thực hiện nếu có vướng mắc, các đơn vị phản ánh về Văn phòng để hướng dẫn.",
                    "Việc nhập dữ liệu phải chính xác, kịp thời, bảo đảm an toàn thông tin.");

    private final Random random;
    private final int half;

    /**
     * @param half 0 for the documents that rules are tuned on, 1 for the untouched ones
     */
    LabelledWords(Random random, int half) {
        this.random = random;
        this.half = half;
    }

    /** A word of this half of the list. */
    <T> T of(List<T> list) {
        return list.get(2 * random.nextInt(list.size() / 2) + half);
    }

    boolean in(int percent) {
        return random.nextInt(100) < percent;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
