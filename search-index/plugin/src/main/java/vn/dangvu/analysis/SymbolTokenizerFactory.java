package vn.dangvu.analysis;

import org.apache.lucene.analysis.Tokenizer;
import org.elasticsearch.plugin.NamedComponent;
import org.elasticsearch.plugin.analysis.TokenizerFactory;

/** Tokenizer {@code dangvu_symbol}: the document symbols written in a text, and nothing else. */
@NamedComponent("dangvu_symbol")
public class SymbolTokenizerFactory implements TokenizerFactory {

    @Override
    public Tokenizer create() {
        return new SymbolTokenizer();
    }
}
