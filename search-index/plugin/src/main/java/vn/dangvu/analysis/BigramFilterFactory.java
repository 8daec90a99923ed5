package vn.dangvu.analysis;

import org.apache.lucene.analysis.TokenStream;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;

/** Filter {@code dangvu_bigram}: every two neighbouring syllables as one token. */
@NamedComponent("dangvu_bigram")
public class BigramFilterFactory implements TokenFilterFactory {

    @Override
    public TokenStream create(TokenStream input) {
        return new BigramFilter(input);
    }
}
