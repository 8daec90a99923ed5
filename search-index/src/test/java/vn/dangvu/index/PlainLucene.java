package vn.dangvu.index;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;

import vn.dangvu.analysis.BigramFilterFactory;
import vn.dangvu.analysis.FoldFilterFactory;
import vn.dangvu.analysis.NormaliseFilterFactory;
import vn.dangvu.analysis.SpellingSettings;
import vn.dangvu.analysis.SymbolTokenizerFactory;
import vn.dangvu.analysis.VietnameseText;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The limit: Lucene in this process with the same analysis, fields and kinds of queries. */
final class PlainLucene implements AutoCloseable {

    private static final Map<String, Analyzer> ANALYZERS =
            Map.of(
                    "", analyzer(false, false),
                    ".folded", analyzer(true, false),
                    ".bigram", analyzer(false, true),
                    ".folded_bigram", analyzer(true, true));

    private final FSDirectory directory;
    private final IndexWriter writer;
    private DirectoryReader reader;
    private IndexSearcher searcher;

    PlainLucene(Path folder) throws IOException {
        directory = FSDirectory.open(folder);
        writer = new IndexWriter(directory, new IndexWriterConfig().setRAMBufferSizeMB(64));
    }

    private static Analyzer analyzer(boolean folded, boolean bigrams) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer words = new StandardTokenizer();
                TokenStream spelled =
                        folded
                                ? new FoldFilterFactory(SpellingSettings.DEFAULTS).create(words)
                                : new NormaliseFilterFactory(SpellingSettings.DEFAULTS)
                                        .create(words);
                return new TokenStreamComponents(
                        words, bigrams ? new BigramFilterFactory().create(spelled) : spelled);
            }
        };
    }

    void put(List<IndexEntry> entries) throws IOException {
        for (IndexEntry entry : entries) {
            Document document = new Document();
            String body = MarkedText.ofPage(entry.pages().get(0));
            document.add(
                    new StringField("_id", Long.toString(entry.documentId()), Field.Store.YES));
            document.add(new NumericDocValuesField("_version", entry.version()));
            addText(document, "subject", entry.subject());
            addText(document, "body", body);
            document.add(new SortedDocValuesField("type", new BytesRef(entry.type())));
            document.add(new SortedDocValuesField("issuer", new BytesRef(entry.issuer())));
            entry.accessTokens()
                    .forEach(t -> document.add(new StringField("access", t, Field.Store.NO)));
            writer.updateDocument(new Term("_id", Long.toString(entry.documentId())), document);
        }
    }

    private static void addText(Document document, String name, String text) throws IOException {
        for (Map.Entry<String, Analyzer> part : ANALYZERS.entrySet()) {
            boolean bigrams = part.getKey().endsWith("bigram");
            FieldType type = new FieldType(TextField.TYPE_NOT_STORED);
            type.setIndexOptions(
                    bigrams
                            ? IndexOptions.DOCS_AND_FREQS
                            : IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
            type.setStored(!bigrams);
            document.add(new AnalyzedField(name + part.getKey(), text, type, part.getValue()));
        }
        Tokenizer symbols = new SymbolTokenizerFactory().create();
        symbols.setReader(new StringReader(text));
        document.add(new TextField(name + ".symbol", symbols));
    }

    /** A field with an analyzer of its own. */
    private static final class AnalyzedField extends Field {
        private final Analyzer analyzer;

        AnalyzedField(String name, String text, FieldType type, Analyzer analyzer) {
            super(name, text, type);
            this.analyzer = analyzer;
        }

        @Override
        public TokenStream tokenStream(Analyzer ignored, TokenStream reuse) {
            return analyzer.tokenStream(name(), stringValue());
        }
    }

    void commit() throws IOException {
        writer.commit();
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
    }

    /** Searches, filters and highlights; gives the number of hits. */
    int search(String text, Set<String> tokens) throws IOException {
        boolean exact = VietnameseText.hasDiacritics(text);
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        List<BytesRef> access = new ArrayList<>();
        tokens.forEach(t -> access.add(new BytesRef(t)));
        all.add(new TermInSetQuery("access", access), Occur.FILTER);
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        for (String field : List.of("subject", "body")) {
            either.add(
                    build(".folded").createMinShouldMatchQuery(field + ".folded", text, 0.75f),
                    Occur.SHOULD);
            for (String part :
                    exact ? List.of("", ".bigram", ".folded_bigram") : List.of(".folded_bigram")) {
                add(all, build(part).createBooleanQuery(field + part, text));
            }
            String phrase = exact ? "" : ".folded";
            add(all, build(phrase).createPhraseQuery(field + phrase, text, 1));
        }
        all.add(either.build(), Occur.MUST);
        TopDocs hits =
                searcher.search(
                        all.build(), new TopScoreDocCollectorManager(20, null, Integer.MAX_VALUE));
        highlight(text, exact ? "" : ".folded", hits);
        return hits.scoreDocs.length;
    }

    private void highlight(String text, String part, TopDocs hits) throws IOException {
        UnifiedHighlighter highlighter =
                UnifiedHighlighter.builder(searcher, ANALYZERS.get(part)).build();
        Query words = build(part).createBooleanQuery("body" + part, text);
        highlighter.highlight("body" + part, words, hits, 3);
    }

    private static QueryBuilder build(String part) {
        return new QueryBuilder(ANALYZERS.get(part));
    }

    private static void add(BooleanQuery.Builder all, Query query) {
        if (query != null) {
            all.add(new BoostQuery(query, 1), Occur.SHOULD);
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
        if (reader != null) {
            reader.close();
        }
        directory.close();
    }
}
