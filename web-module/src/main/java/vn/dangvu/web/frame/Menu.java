package vn.dangvu.web.frame;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import vn.dangvu.account.Actor;
import vn.dangvu.organisation.HeldPosition;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitKind;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The main menu: at most seven items by what the person is. An item whose page does not exist is
 * left out, so the whole plan can stand here before all pages do.
 */
@ApplicationScoped
public class Menu {
    private static final int MOST = 7;

    private static final MenuItem MY_WORK = MenuItem.of("/viec-can-lam", "Việc của tôi");
    private static final MenuItem SIGNING = MenuItem.of("/trinh-ky", "Trình ký");
    private static final MenuItem INCOMING = MenuItem.of("/van-ban-den", "Văn bản đến");
    private static final MenuItem OUTGOING = MenuItem.of("/van-ban-di", "Văn bản đi");
    private static final MenuItem FOLLOWING = MenuItem.of("/theo-doi", "Chỉ đạo và báo cáo");
    private static final MenuItem REGISTER = MenuItem.of("/so-van-ban-den", "Sổ văn bản đến");
    private static final MenuItem SEARCH = MenuItem.of("/tra-cuu", "Tra cứu");
    private static final MenuItem FORMS = MenuItem.of("/bieu-mau", "Biểu mẫu");

    /** The register is kept by the văn thư and the chief of office. */
    private static final List<MenuItem> OFFICE =
            List.of(MY_WORK, INCOMING, OUTGOING, FOLLOWING, REGISTER, SEARCH, FORMS);

    private static final List<MenuItem> SPECIALIST =
            List.of(MY_WORK, INCOMING, OUTGOING, FOLLOWING, SEARCH, FORMS);
    private static final List<MenuItem> LEADER =
            List.of(MY_WORK, SIGNING, INCOMING, OUTGOING, FOLLOWING, SEARCH);
    private static final MenuItem TO_DO = MenuItem.of("/viec-can-lam", "Việc cần làm");
    private static final MenuItem DIRECTIVES = MenuItem.of("/chi-dao-den", "Chỉ đạo đến");
    private static final MenuItem REPORTS = MenuItem.of("/bao-cao", "Báo cáo của chúng tôi");
    private static final List<MenuItem> SECRETARY =
            List.of(TO_DO, SIGNING, DIRECTIVES, REPORTS, FORMS, SEARCH);
    private static final List<MenuItem> COMMITTEE_CLERK =
            List.of(TO_DO, DIRECTIVES, REPORTS, FORMS, SEARCH);
    private static final List<MenuItem> MEMBER =
            List.of(
                    SEARCH,
                    MenuItem.of("/chi-dao", "Nghị quyết và chỉ đạo"),
                    FORMS,
                    MenuItem.of("/hoc-tap", "Học tập"),
                    MenuItem.of("/kiem-tra-chu-ky", "Kiểm tra chữ ký"));
    private static final List<MenuItem> ADMINISTRATOR =
            List.of(
                    MenuItem.of("/quan-tri/to-chuc", "Tổ chức và nhiệm kỳ"),
                    MenuItem.of("/quan-tri/tai-khoan", "Tài khoản"),
                    MenuItem.of("/quan-tri/chi-muc", "Chỉ mục tra cứu"),
                    MenuItem.of("/quan-tri/nhat-ky", "Nhật ký"));

    private static final Set<Position> LEADERS =
            Set.of(Position.SECRETARY, Position.DEPUTY_SECRETARY);

    @Inject Pages pages;
    @Inject @Any Instance<WaitingWork> work;

    /** The items for a person, in order, with their counts. */
    public List<MenuItem> of(Actor actor, String currentPath) {
        Map<String, Integer> waiting = new HashMap<>();
        work.forEach(area -> waiting.putAll(area.of(actor)));
        return itemsOf(actor).stream()
                .filter(item -> pages.exists(item.path()))
                .limit(MOST)
                .map(item -> item.on(currentPath, waiting.getOrDefault(item.path(), 0)))
                .toList();
    }

    /** The page a person begins on. */
    public String home(Actor actor) {
        return itemsOf(actor).stream()
                .map(MenuItem::path)
                .filter(pages::exists)
                .findFirst()
                .orElse("/tai-khoan");
    }

    /** By every position held, the first that names a path wins. */
    static List<MenuItem> itemsOf(Actor actor) {
        Map<String, MenuItem> items = new LinkedHashMap<>();
        actor.positions().forEach(held -> add(items, itemsOf(held)));
        if (actor.administrator()) {
            add(items, ADMINISTRATOR);
        }
        if (actor.positions().isEmpty()) {
            add(items, MEMBER);
        }
        return List.copyOf(items.values());
    }

    private static void add(Map<String, MenuItem> items, List<MenuItem> more) {
        more.forEach(item -> items.putIfAbsent(item.path(), item));
    }

    private static List<MenuItem> itemsOf(HeldPosition held) {
        if (held.position() == Position.MEMBER) {
            return MEMBER;
        }
        if (held.unitKind() != UnitKind.KHOI) {
            return LEADERS.contains(held.position()) ? SECRETARY : COMMITTEE_CLERK;
        }
        if (held.position() == Position.SPECIALIST) {
            return SPECIALIST;
        }
        return LEADERS.contains(held.position()) ? LEADER : OFFICE;
    }
}
