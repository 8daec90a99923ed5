package vn.dangvu.analysis;

import org.apache.lucene.analysis.TokenStream;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenFilterFactory;

/** Filter {@code dangvu_abbreviation}: abbreviations of the trade written out. */
@NamedComponent("dangvu_abbreviation")
public class AbbreviationFilterFactory implements TokenFilterFactory {

    @Override
    public TokenStream create(TokenStream input) {
        return new AbbreviationFilter(input);
    }
}
