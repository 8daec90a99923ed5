package vn.dangvu.web.account;

import java.util.List;

/** Who of the demonstration data to try first, one for each kind of work. */
final class DemonstrationAccounts {
    static final String PASSWORD = "dangvu-2026-demo";

    /** For the help on the sign-in page. */
    public record Account(String loginName, String name, String role) {
        public String getLoginName() {
            return loginName;
        }

        public String getName() {
            return name;
        }

        public String getRole() {
            return role;
        }
    }

    static final List<Account> ALL =
            List.of(
                    new Account("hanh.sxd", "Nguyễn Thị Hạnh", "Văn thư cơ sở: làm và gửi báo cáo"),
                    new Account("bao.sxd", "Trần Quốc Bảo", "Bí thư cơ sở: ký báo cáo"),
                    new Account("chau.duk", "Lê Minh Châu", "Văn thư Khối: vào sổ, phát hành"),
                    new Account("long.duk", "Phạm Đức Long", "Chuyên viên Khối: xử lý, theo dõi"),
                    new Account("huy.duk", "Trương Quang Huy", "Chánh văn phòng Khối: phân công"),
                    new Account("son.duk", "Đỗ Thanh Sơn", "Phó bí thư Khối: cho ý kiến, ký"),
                    new Account("luong.sxd", "Đặng Văn Lượng", "Đảng viên: tìm và đọc"),
                    new Account("quantri.duk", "Vương Đình Nam", "Quản trị"));

    private DemonstrationAccounts() {}
}
