package vn.dangvu.search;

import vn.dangvu.document.DocumentKind;
import vn.dangvu.document.DocumentStatus;
import vn.dangvu.document.Urgency;

import java.util.Set;

/**
 * What a search is narrowed to. All must hold; inside one any value may; empty means any.
 *
 * @param types codes of types
 * @param issuers ids of units; those below them count too; negative for issuers that are no unit of
 *     ours, as the counts give them
 * @param years of issue
 * @param signer words of the signer's name
 * @param validSignature only documents whose signatures were judged valid
 */
public record SearchFilters(
        Set<String> types,
        Set<Long> issuers,
        Set<Integer> years,
        Set<DocumentKind> kinds,
        Set<Urgency> urgencies,
        Set<DocumentStatus> statuses,
        String signer,
        boolean validSignature) {
    /** Everything the person may see. */
    public static final SearchFilters NONE =
            new SearchFilters(
                    Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), "", false);

    public SearchFilters {
        types = Set.copyOf(types);
        issuers = Set.copyOf(issuers);
        years = Set.copyOf(years);
        kinds = Set.copyOf(kinds);
        urgencies = Set.copyOf(urgencies);
        statuses = Set.copyOf(statuses);
    }

    /** How many values are chosen. */
    public int chosen() {
        return types.size()
                + issuers.size()
                + years.size()
                + kinds.size()
                + urgencies.size()
                + statuses.size()
                + (signer.isEmpty() ? 0 : 1)
                + (validSignature ? 1 : 0);
    }
}
