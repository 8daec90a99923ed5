package vn.dangvu.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import vn.dangvu.access.AccessService;
import vn.dangvu.account.Actor;
import vn.dangvu.dispatch.DispatchService;
import vn.dangvu.dispatch.FollowedDirective;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.DocumentView;
import vn.dangvu.organisation.Position;

import java.util.List;
import java.util.Set;

/** {@code /van-ban-di}: directives on their way out, by the step that is next. */
@RequestScoped
@Named
public class OutgoingPage {
    private static final List<DocumentStatus> UNDER_WAY =
            List.of(
                    DocumentStatus.SIGNED,
                    DocumentStatus.SEALED,
                    DocumentStatus.DRAFT,
                    DocumentStatus.AWAITING_SIGNATURE);
    private static final int PUBLISHED_SHOWN = 20;

    @Inject Desk desk;
    @Inject DocumentService documents;
    @Inject AccessService access;
    @Inject DispatchService dispatch;

    private List<DocumentView> underWay;
    private List<FollowedDirective> published;

    /** Refuses before anything is shown. */
    public void open() {
        desk.staff();
    }

    public List<DocumentView> in(String status) {
        DocumentStatus wanted = DocumentStatus.valueOf(status);
        return all().stream().filter(document -> document.status() == wanted).toList();
    }

    public int getUnderWay() {
        return all().size();
    }

    private List<DocumentView> all() {
        if (underWay == null) {
            Actor actor = desk.staff();
            List<DocumentView> found =
                    documents.ofUnit(desk.khoi(), DocumentKind.DIRECTIVE, UNDER_WAY);
            Set<DocumentId> visible =
                    access.visible(actor, found.stream().map(DocumentView::id).toList());
            underWay = found.stream().filter(document -> visible.contains(document.id())).toList();
        }
        return underWay;
    }

    public List<FollowedDirective> getPublished() {
        if (published == null) {
            published = dispatch.followed(desk.staff()).stream().limit(PUBLISHED_SHOWN).toList();
        }
        return published;
    }

    /** Whether the person draws up documents for the Khối. */
    public boolean isDrafting() {
        return desk.holds(Position.CHIEF_OF_OFFICE, Position.CLERK, Position.SPECIALIST);
    }

    public boolean isSealing() {
        return desk.holds(Position.CLERK);
    }

    public boolean isPublishing() {
        return desk.holds(Position.CLERK, Position.CHIEF_OF_OFFICE);
    }
}
