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
import java.text.Normalizer;
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
        assertThat(
                        tokens(
                                new NormaliseFilterFactory(SpellingSettings.DEFAULTS)
                                        .create(standard("Hoà UỶ ky 12"))))
                .containsExactly("hòa[0,3)+1", "ủy[4,6)+1", "ki[7,9)+1", "12[10,12)+1");
    }

    @Test
    void foldsNormalisedWords() throws IOException {
        assertThat(
                        tokens(
                                new FoldFilterFactory(SpellingSettings.DEFAULTS)
                                        .create(standard("Đảng uỷ Kỹ"))))
                .containsExactly("dang[0,4)+1", "uy[5,7)+1", "ki[8,10)+1");
    }

    @Test
    void joinsNeighbours() throws IOException {
        assertThat(
                        tokens(
                                new BigramFilterFactory()
                                        .create(
                                                new FoldFilterFactory(SpellingSettings.DEFAULTS)
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
        assertThat(
                        tokens(
                                new NormaliseFilterFactory(SpellingSettings.DEFAULTS)
                                        .create(standard(text))))
                .extracting(token -> token.substring(0, token.indexOf('[')))
                .containsOnly("hòa", "thủy");
    }

    @Test
    void leavesIAndYAloneWhenAskedTo() throws IOException {
        SpellingSettings apart = SpellingSettings.of(false, false);
        assertThat(terms(new NormaliseFilterFactory(apart).create(standard("Kỹ kĩ thuỷ quý"))))
                .containsExactly("kỹ", "kĩ", "thủy", "quý");
        assertThat(terms(new FoldFilterFactory(apart).create(standard("Kỹ kĩ"))))
                .containsExactly("ky", "ki");
    }

    @Test
    void keepsHowASyllableWasWrittenWhereThereIsAChoice() throws IOException {
        SpellingSettings written = SpellingSettings.of(true, true);
        assertThat(tokens(new NormaliseFilterFactory(written).create(standard("hoà giải HÒA lý"))))
                .containsExactly(
                        "hòa[0,3)+1",
                        "=hoà[0,3)+0",
                        "giải[4,8)+1",
                        "hòa[9,12)+1",
                        "=hòa[9,12)+0",
                        "lí[13,15)+1",
                        "=lý[13,15)+0");
    }

    @Test
    void writesAbbreviationsOut() throws IOException {
        assertThat(tokens(new AbbreviationFilterFactory().create(standard("của BCH Đảng bộ"))))
                .containsExactly(
                        "của[0,3)+1",
                        "ban[4,7)+1",
                        "chấp[4,7)+1",
                        "hành[4,7)+1",
                        "Đảng[8,12)+1",
                        "bộ[13,15)+1");
        assertThat(terms(new AbbreviationFilterFactory().create(standard("05-NQ/TW"))))
                .containsExactly("05", "nghị", "quyết", "trung", "ương");
        String decomposed = Normalizer.normalize("TƯ", Normalizer.Form.NFD);
        assertThat(terms(new AbbreviationFilterFactory().create(standard(decomposed))))
                .containsExactly("trung", "ương");
        assertThat(
                        terms(
                                new BigramFilterFactory()
                                        .create(
                                                new FoldFilterFactory(SpellingSettings.DEFAULTS)
                                                        .create(
                                                                new AbbreviationFilterFactory()
                                                                        .create(
                                                                                standard(
                                                                                        "BTV họp"))))))
                .containsExactly("ban_thuong", "thuong_vu", "vu_hop");
    }

    @Test
    void emitsDaysBesideSymbols() throws IOException {
        Tokenizer tokenizer = new SymbolTokenizerFactory().create();
        tokenizer.setReader(new StringReader("Số 05-NQ/ĐU ngày 21 tháng 11 năm 2026, 5/2/2027"));
        assertThat(terms(tokenizer)).containsExactly("5-NQ/DU", "5-NQ", "2026-11-21", "2027-02-05");
    }

    private static List<String> terms(TokenStream stream) throws IOException {
        return tokens(stream).stream().map(t -> t.substring(0, t.indexOf('['))).toList();
    }
}
