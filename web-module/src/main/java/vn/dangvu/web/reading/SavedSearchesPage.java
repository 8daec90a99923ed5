package vn.dangvu.web.reading;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.search.NewHit;
import vn.dangvu.search.SavedSearchService;
import vn.dangvu.search.SavedSearchView;
import vn.dangvu.web.frame.Go;
import vn.dangvu.web.security.CurrentActor;

import java.util.List;

/** {@code /tra-cuu/da-luu}: searches kept, and what has come since that fits them. */
@RequestScoped
@Named
public class SavedSearchesPage {
    private static final int SHOWN = 10;

    @Inject SavedSearchService saved;
    @Inject CurrentActor current;
    @Inject HttpServletRequest request;

    private List<Line> lines;

    /** A search and the newest of its new hits. */
    public record Line(SavedSearchView search, String address, List<NewHit> hits) {}

    public List<Line> getLines() {
        if (lines == null) {
            lines = saved.of(current.required()).stream().map(this::line).toList();
        }
        return lines;
    }

    private Line line(SavedSearchView search) {
        return new Line(
                search,
                request.getContextPath() + SearchForm.of(search.query()).address(),
                saved.hits(current.required(), search.id()).stream().limit(SHOWN).toList());
    }

    public boolean isJustSaved() {
        return "luu".equals(request.getParameter("xong"));
    }

    public boolean isJustDeleted() {
        return "xoa".equals(request.getParameter("xong"));
    }

    public void seen(long id) {
        saved.seen(current.required(), id);
        Go.to("/tra-cuu/da-luu");
    }

    public void delete(long id) {
        saved.delete(current.required(), id);
        Go.to("/tra-cuu/da-luu?xong=xoa");
    }
}
