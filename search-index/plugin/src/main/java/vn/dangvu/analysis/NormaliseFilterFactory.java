package vn.dangvu.analysis;

import org.apache.lucene.analysis.TokenStream;
import org.elasticsearch.plugin.Inject;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;

/** Filter {@code dangvu_normalise}: NFC, lower case, tones and i/y at their one place. */
@NamedComponent("dangvu_normalise")
public class NormaliseFilterFactory implements TokenFilterFactory {

    private final boolean iForY;
    private final boolean keepWritten;

    @Inject
    public NormaliseFilterFactory(SpellingSettings settings) {
        iForY = settings.iForY();
        keepWritten = settings.keepWritten();
    }

    @Override
    public TokenStream create(TokenStream input) {
        return keepWritten
                ? new WordFilter(input, this::spelling, VietnameseText::writtenForm)
                : new WordFilter(input, this::spelling);
    }

    @Override
    public TokenStream normalize(TokenStream input) {
        return new WordFilter(input, this::spelling);
    }

    private String spelling(String word) {
        return VietnameseText.normaliseWord(word, iForY);
    }
}
