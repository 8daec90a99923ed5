package vn.dangvu.index;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
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
import org.apache.lucene.search.QueryRescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;

import vn.dangvu.analysis.AbbreviationFilterFactory;
import vn.dangvu.analysis.BigramFilterFactory;
import vn.dangvu.analysis.CleanText;
import vn.dangvu.analysis.FoldFilterFactory;
import vn.dangvu.analysis.NormaliseFilterFactory;
import vn.dangvu.analysis.SpellingSettings;
import vn.dangvu.analysis.SymbolTokenizerFactory;
import vn.dangvu.analysis.VietnameseText;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * The limit: Lucene in this process with the analysis of the plugin, the fields of {@code
 * documents.json} and the queries of {@link SearchQueries}, {@link SearchRanking} and {@link
 * SearchMarks}, without a server around it.
 */
final class PlainLucene implements AutoCloseable {

    private static final int BEST = 100;
    private static final int PAGE = 20;
    private static final Map<String, Analyzer> ANALYZERS = analyzers();

    private static final FieldType WITH_PLACES = type(true, false);
    private static final FieldType WITH_PLACES_STORED = type(true, true);
    private static final FieldType BAG = type(false, false);

    private final FSDirectory directory;
    private final IndexWriter writer;
    private DirectoryReader reader;
    private IndexSearcher searcher;

    PlainLucene(Path folder) throws IOException {
        directory = FSDirectory.open(folder);
        writer = new IndexWriter(directory, new IndexWriterConfig(forIndexing()));
    }

    /** By name, as in {@code documents.json}. */
    static Map<String, Analyzer> analyzers() {
        TokenFilters normalise =
                s -> new NormaliseFilterFactory(SpellingSettings.DEFAULTS).create(s);
        TokenFilters keep =
                s -> new NormaliseFilterFactory(SpellingSettings.of(true, true)).create(s);
        TokenFilters fold = s -> new FoldFilterFactory(SpellingSettings.DEFAULTS).create(s);
        TokenFilters inFull = s -> new AbbreviationFilterFactory().create(s);
        TokenFilters pairs = s -> new BigramFilterFactory().create(s);
        return Map.of(
                "exact", analyzer(normalise),
                "written", analyzer(keep),
                "folded", analyzer(fold),
                "bag", analyzer(inFull, fold),
                "folded-bigram", analyzer(inFull, fold, pairs));
    }

    private interface TokenFilters extends UnaryOperator<TokenStream> {}

    private static Analyzer analyzer(TokenFilters... filters) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer words = new StandardTokenizer();
                TokenStream stream = words;
                for (TokenFilters filter : filters) {
                    stream = filter.apply(stream);
                }
                return new TokenStreamComponents(words, stream);
            }
        };
    }

    private static Analyzer forIndexing() {
        Analyzer symbols =
                new Analyzer() {
                    @Override
                    protected TokenStreamComponents createComponents(String field) {
                        return new TokenStreamComponents(new SymbolTokenizerFactory().create());
                    }
                };
        return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                String part = field.substring(field.indexOf('.') + 1);
                return switch (part) {
                    case "symbol" -> symbols;
                    case "all" -> ANALYZERS.get("bag");
                    case "subject", "body" -> ANALYZERS.get("written");
                    case "folded" -> ANALYZERS.get("folded");
                    case "folded_bigram" -> ANALYZERS.get("folded-bigram");
                    default -> ANALYZERS.get("exact");
                };
            }
        };
    }

    private static FieldType type(boolean places, boolean stored) {
        FieldType type = new FieldType(TextField.TYPE_NOT_STORED);
        type.setIndexOptions(
                places
                        ? IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS
                        : IndexOptions.DOCS_AND_FREQS);
        type.setStored(stored);
        return type;
    }

    void put(List<IndexEntry> entries) throws IOException {
        for (IndexEntry entry : entries) {
            String id = Long.toString(entry.documentId());
            writer.updateDocument(new Term("_id", id), document(entry, id));
        }
    }

    private static Document document(IndexEntry entry, String id) {
        Document document = new Document();
        document.add(new StringField("_id", id, Field.Store.YES));
        document.add(new NumericDocValuesField("_version", entry.version()));
        document.add(new LongField("document_id", entry.documentId(), Field.Store.NO));
        document.add(new LongField("family", entry.family(), Field.Store.NO));
        document.add(new LongField("year", entry.year(), Field.Store.NO));
        long issued = entry.issuedDate().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        document.add(new LongField("issued", issued, Field.Store.NO));
        for (String token : entry.accessTokens()) {
            document.add(new StringField("access", token, Field.Store.NO));
        }
        for (long number : AccessNumbers.of(entry.accessTokens())) {
            document.add(new LongPoint(AccessNumbers.FIELD, number));
        }
        keyword(document, "type", entry.type());
        keyword(document, "type_facet", entry.type() + entry.typeName());
        keyword(document, "issuer_facet", entry.issuerUnit() + entry.issuer());
        keyword(document, "issuer_line", Long.toString(entry.issuerUnit()));
        keyword(document, "kind", entry.kind());
        addText(document, "subject", CleanText.of(entry.subject()));
        entry.pages().forEach(page -> addText(document, "body", MarkedText.ofPage(page)));
        addNames(document, "symbol", entry.symbol());
        addNames(document, "type_name", entry.typeName());
        addNames(document, "issuer", entry.issuer());
        return document;
    }

    private static void keyword(Document document, String name, String value) {
        document.add(new KeywordField(name, value, Field.Store.NO));
    }

    private static void addText(Document document, String name, String text) {
        document.add(new Field(name, text, WITH_PLACES_STORED));
        document.add(new Field(name + ".folded", text, WITH_PLACES));
        document.add(new Field(name + ".folded_bigram", text, BAG));
        document.add(new Field(name + ".symbol", text, BAG));
        document.add(new Field("all", text, BAG));
    }

    private static void addNames(Document document, String name, String text) {
        document.add(new TextField(name, text, Field.Store.NO));
        document.add(new TextField(name + ".folded", text, Field.Store.NO));
        document.add(new Field("all", text, BAG));
    }

    /** Ends what is being merged: searches on both sides meet an index at rest. */
    void commit() throws IOException {
        writer.commit();
        while (writer.hasPendingMerges()) {
            sleep();
        }
        if (reader != null) {
            reader.close();
        }
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
    }

    private static void sleep() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Searches, filters, reorders and marks one page; gives its hits. */
    int search(String text, Set<String> tokens) throws IOException {
        boolean exact = VietnameseText.hasDiacritics(text);
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        List<BytesRef> access = tokens.stream().map(BytesRef::new).toList();
        all.add(new TermInSetQuery("access", access), Occur.FILTER);
        int words = VietnameseText.words(text).size();
        float most = words <= 3 ? 1 : words <= 5 ? 0.75f : 0.5f;
        all.add(build("bag").createMinShouldMatchQuery("all", text, most), Occur.MUST);
        add(all, build("folded").createBooleanQuery("subject.folded", text), 1);
        add(all, build("folded-bigram").createBooleanQuery("subject.folded_bigram", text), 2);
        add(all, build("folded-bigram").createBooleanQuery("body.folded_bigram", text), 1);
        long threeYears = TimeUnit.DAYS.toMillis(1095);
        all.add(
                LongField.newDistanceFeatureQuery(
                        "issued", 0.3f, Instant.now().toEpochMilli(), threeYears),
                Occur.SHOULD);
        TopDocs best =
                searcher.search(
                        all.build(),
                        new TopScoreDocCollectorManager(BEST, null, Integer.MAX_VALUE));
        TopDocs hits = QueryRescorer.rescore(searcher, best, dear(text, exact), 1, BEST);
        mark(text, exact, new TopDocs(hits.totalHits, page(hits)));
        return hits.scoreDocs.length;
    }

    private static ScoreDoc[] page(TopDocs hits) {
        return Arrays.copyOf(hits.scoreDocs, Math.min(PAGE, hits.scoreDocs.length));
    }

    private static Query dear(String text, boolean exact) {
        BooleanQuery.Builder dear = new BooleanQuery.Builder();
        String spelling = exact ? "" : ".folded";
        QueryBuilder words = build(exact ? "exact" : "folded");
        add(dear, words.createBooleanQuery("body" + spelling, text), 0.5f);
        if (exact) {
            add(dear, words.createBooleanQuery("subject", text), 1);
        }
        add(dear, words.createPhraseQuery("body" + spelling, text, 1), 1);
        add(dear, words.createPhraseQuery("subject" + spelling, text, 1), 2);
        return dear.build();
    }

    private void mark(String text, boolean exact, TopDocs page) throws IOException {
        String spelling = exact ? "" : ".folded";
        Analyzer analyzer = ANALYZERS.get(exact ? "exact" : "folded");
        UnifiedHighlighter highlighter =
                UnifiedHighlighter.builder(searcher, analyzer)
                        .withMaxLength(Integer.MAX_VALUE - 1)
                        .withMaskedFieldsFunc(field -> Set.of(field + spelling))
                        .build();
        QueryBuilder words = new QueryBuilder(analyzer);
        BooleanQuery.Builder marked = new BooleanQuery.Builder();
        add(marked, words.createBooleanQuery("subject" + spelling, text), 1);
        add(marked, words.createBooleanQuery("body" + spelling, text), 1);
        highlighter.highlightFields(
                new String[] {"subject", "body"},
                marked.build(),
                Arrays.stream(page.scoreDocs).mapToInt(hit -> hit.doc).toArray(),
                new int[] {1, 3});
    }

    private static QueryBuilder build(String analyzer) {
        return new QueryBuilder(ANALYZERS.get(analyzer));
    }

    private static void add(BooleanQuery.Builder all, Query query, float boost) {
        if (query != null) {
            all.add(boost == 1 ? query : new BoostQuery(query, boost), Occur.SHOULD);
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
