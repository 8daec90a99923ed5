package vn.dangvu.analysis;

import org.apache.lucene.analysis.TokenStream;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;

/** Filter {@code dangvu_normalise}: NFC, lower case, tones and i/y at their one place. */
@NamedComponent("dangvu_normalise")
public class NormaliseFilterFactory implements TokenFilterFactory {

    @Override
    public TokenStream create(TokenStream input) {
        return new WordFilter(input, VietnameseText::normaliseWord);
    }

    @Override
    public TokenStream normalize(TokenStream input) {
        return create(input);
    }
}
