package vn.dangvu.analysis;

import org.apache.lucene.analysis.TokenStream;
import org.elasticsearch.plugin.Inject;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;

/** Filter {@code dangvu_fold}: what {@code dangvu_normalise} does, then without diacritics. */
@NamedComponent("dangvu_fold")
public class FoldFilterFactory implements TokenFilterFactory {

    private final boolean iForY;

    @Inject
    public FoldFilterFactory(SpellingSettings settings) {
        iForY = settings.iForY();
    }

    @Override
    public TokenStream create(TokenStream input) {
        return new WordFilter(
                input, word -> VietnameseText.fold(VietnameseText.normaliseWord(word, iForY)));
    }

    @Override
    public TokenStream normalize(TokenStream input) {
        return create(input);
    }
}
