package vn.dangvu.web.reading;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import vn.dangvu.access.AccessService;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentView;
import vn.dangvu.search.SearchService;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;
import vn.dangvu.web.frame.CurrentPath;
import vn.dangvu.web.security.CurrentActor;

import java.util.List;

/** {@code /tra-cuu/giong/_id}: documents about the same matter. */
@RequestScoped
@Named
public class SimilarPage {
    private static final int MOST = 20;

    @Inject AccessService access;
    @Inject SearchService searches;
    @Inject CurrentActor current;
    @Inject CurrentPath path;

    private DocumentView document;
    private List<DocumentView> documents;
    private boolean away;

    public DocumentView getDocument() {
        if (document == null) {
            document = access.view(current.required(), new DocumentId(path.id("id")));
        }
        return document;
    }

    public List<DocumentView> getDocuments() {
        if (documents == null) {
            try {
                documents = searches.similar(current.required(), getDocument().id(), MOST);
            } catch (DomainException refusal) {
                if (refusal.refusal() != Refusal.UNAVAILABLE) {
                    throw refusal;
                }
                away = true;
                documents = List.of();
            }
        }
        return documents;
    }

    /** Whether the index did not answer. */
    public boolean isAway() {
        getDocuments();
        return away;
    }
}
