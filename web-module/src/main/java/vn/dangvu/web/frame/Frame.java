package vn.dangvu.web.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.account.Actor;
import vn.dangvu.platform.Settings;
import vn.dangvu.web.security.CurrentActor;
import vn.dangvu.web.security.Nonce;
import vn.dangvu.web.text.Messages;

import java.util.List;
import java.util.stream.Stream;

/** What the template around every page needs to know. */
@RequestScoped
@Named("frame")
public class Frame {
    @Inject HttpServletRequest request;
    @Inject Statics statics;
    @Inject Pages pages;
    @Inject CurrentPath path;
    @Inject CurrentActor current;
    @Inject Menu menu;
    @Inject Owner owner;
    @Inject Messages messages;
    @Inject Settings settings;

    private List<MenuItem> items;

    /** The address of a file below {@code WEB-INF/static}, with its version. */
    public String file(String name) {
        return statics.url(name);
    }

    /** Marks the page's scripts as ours: {@code <script nonce="#{frame.nonce}">}. */
    public String getNonce() {
        return Nonce.of(request);
    }

    public TypeSize getTypeSize() {
        return TypeSize.of(request);
    }

    public List<TypeSize> getTypeSizes() {
        return List.of(TypeSize.values());
    }

    /** Where the type size form leads back to. */
    public String getHere() {
        return path.getPath().isEmpty() ? "/" : path.getWhole();
    }

    /** For whom the page speaks: the unit of the person, or the owner of the installation. */
    public String getOrganisation() {
        return current.actor().stream()
                .flatMap(actor -> actor.positions().stream())
                .map(held -> held.unitName())
                .findFirst()
                .orElseGet(owner::name);
    }

    /** The organisation that runs this installation. */
    public String getOwner() {
        return owner.name();
    }

    public boolean isSignedIn() {
        return current.actor().isPresent();
    }

    public String getPersonName() {
        return current.actor().map(Actor::fullName).orElse("");
    }

    /** What the person is here, in a word. */
    public String getRole() {
        return current.actor()
                .map(
                        actor ->
                                actor.positions().isEmpty()
                                        ? messages.of(
                                                actor.administrator()
                                                        ? "frame.administrator"
                                                        : "frame.guest")
                                        : messages.word(actor.positions().get(0).position()))
                .orElse("");
    }

    public List<MenuItem> getMenu() {
        if (items == null) {
            items = current.actor().map(actor -> menu.of(actor, path.getPath())).orElse(List.of());
        }
        return items;
    }

    /** The search box stands in the header, except on the search page, which has its own. */
    public boolean isSearch() {
        return isSignedIn() && pages.exists("/tra-cuu") && !"/tra-cuu".equals(path.getPath());
    }

    public boolean isBell() {
        return isSignedIn() && pages.exists("/thong-bao");
    }

    /** Unread notices. */
    public int getUnread() {
        return 0;
    }

    /** Largest file that may be uploaded, in bytes. */
    public long getMostBytes() {
        return settings.storage().maxFileBytes();
    }

    /** Links of the footer whose pages exist. */
    public List<MenuItem> getFootLinks() {
        return Stream.of(
                        MenuItem.of("/tro-giup", "Trợ giúp"),
                        MenuItem.of("/kiem-tra-chu-ky", "Kiểm tra chữ ký"),
                        MenuItem.of("/quy-dinh", "Quy định sử dụng"))
                .filter(link -> pages.exists(link.path()))
                .toList();
    }

    /** Why there is an error page; null on any other. */
    public Failure getFailure() {
        return (Failure) request.getAttribute(ErrorAnswer.FAILURE);
    }

    public String getFailureText() {
        Failure failure = getFailure();
        return messages.error(failure.code(), failure.facts(), Messages.VIETNAMESE);
    }
}
