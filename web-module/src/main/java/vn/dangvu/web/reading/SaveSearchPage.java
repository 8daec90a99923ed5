package vn.dangvu.web.reading;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.search.SaveSearch;
import vn.dangvu.search.SavedSearchService;
import vn.dangvu.shared.DomainException;
import vn.dangvu.web.frame.Go;
import vn.dangvu.web.frame.Notices;
import vn.dangvu.web.security.CurrentActor;

/** {@code /tra-cuu/luu}: gives the search of its address a name. */
@RequestScoped
@Named
public class SaveSearchPage {
    private static final int LONGEST_PROPOSAL = 60;

    @Inject SavedSearchService saved;
    @Inject CurrentActor current;
    @Inject Notices notices;
    @Inject HttpServletRequest request;

    private SearchForm form;
    private String name;

    private SearchForm form() {
        if (form == null) {
            form = SearchForm.of(request.getParameterMap());
        }
        return form;
    }

    public String getText() {
        return form().text();
    }

    public int getChosen() {
        return form().filters().chosen();
    }

    /** The results, below the context root. */
    public String getBackAddress() {
        return form().address();
    }

    /** As typed, or a proposal from the words searched. */
    public String getName() {
        return name == null
                ? getText().substring(0, Math.min(getText().length(), LONGEST_PROPOSAL))
                : name;
    }

    public void setName(String value) {
        name = value;
    }

    public void save() {
        try {
            saved.save(current.required(), new SaveSearch(getName(), form().saved()));
            Go.to("/tra-cuu/da-luu?xong=luu");
        } catch (DomainException refusal) {
            notices.refuse("ten", refusal);
        }
    }
}
