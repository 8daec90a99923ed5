package vn.dangvu.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

class FiltersTest {

    private static TokenStream standard(String text) {
        Tokenizer tokenizer = new StandardTokenizer();
        tokenizer.setReader(new StringReader(text));
        return tokenizer;
    }

    /** Each token as {@code term[start,end)+increment}. */
    private static List<String> tokens(TokenStream stream) throws IOException {
        List<String> tokens = new ArrayList<>();
        CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
        OffsetAttribute offset = stream.getAttribute(OffsetAttribute.class);
        PositionIncrementAttribute position = stream.getAttribute(PositionIncrementAttribute.class);
        stream.reset();
        while (stream.incrementToken()) {
            tokens.add(
                    term
                            + "["
                            + offset.startOffset()
                            + ","
                            + offset.endOffset()
                            + ")+"
                            + position.getPositionIncrement());
        }
        stream.end();
        stream.close();
        return tokens;
    }

    @Test
    void normalisesAndKeepsOffsetsOfDecomposedText() throws IOException {
        assertThat(tokens(new NormaliseFilterFactory().create(standard("Hoà UỶ ky 12"))))
                .containsExactly("hòa[0,3)+1", "ủy[4,6)+1", "ki[7,9)+1", "12[10,12)+1");
    }

    @Test
    void foldsNormalisedWords() throws IOException {
        assertThat(tokens(new FoldFilterFactory().create(standard("Đảng uỷ Kỹ"))))
                .containsExactly("dang[0,4)+1", "uy[5,7)+1", "ki[8,10)+1");
    }

    @Test
    void joinsNeighbours() throws IOException {
        assertThat(
                        tokens(
                                new BigramFilterFactory()
                                        .create(
                                                new FoldFilterFactory()
                                                        .create(standard("chi bộ cơ sở")))))
                .containsExactly("chi_bo[0,6)+1", "bo_co[4,9)+1", "co_so[7,12)+1");
        assertThat(tokens(new BigramFilterFactory().create(standard("một")))).isEmpty();
        assertThat(tokens(new BigramFilterFactory().create(standard("")))).isEmpty();
    }

    @Test
    void emitsSymbolsOnly() throws IOException {
        Tokenizer tokenizer = new SymbolTokenizerFactory().create();
        tokenizer.setReader(new StringReader("Theo 05 - NQ/ĐU và 36-HD/VPTW."));
        assertThat(tokens(tokenizer))
                .containsExactly(
                        "5-NQ/DU[5,15)+1", "5-NQ[5,15)+0", "36-HD/VPTW[19,29)+1", "36-HD[19,29)+0");
    }

    @Test
    void theMemoDoesNotChangeTheAnswer() throws IOException {
        String text = "Hoà hoà HOÀ thuỷ Thuỷ ".repeat(3_000);
        assertThat(tokens(new NormaliseFilterFactory().create(standard(text))))
                .extracting(token -> token.substring(0, token.indexOf('[')))
                .containsOnly("hòa", "thủy");
    }
}
