package vn.dangvu.worker;

import org.apache.tika.extractor.ParsingEmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.io.InputStream;

/** Documents inside documents, three deep and a hundred in all. */
final class EmbeddedLimits extends ParsingEmbeddedDocumentExtractor {

    private static final int MAX_DEPTH = 3;
    private static final int MAX_COUNT = 100;

    private int depth;
    private int count;

    EmbeddedLimits(ParseContext context) {
        super(context);
    }

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
        return depth < MAX_DEPTH && count < MAX_COUNT;
    }

    @Override
    public void parseEmbedded(
            InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
            throws SAXException, IOException {
        depth++;
        count++;
        try {
            super.parseEmbedded(stream, handler, metadata, outputHtml);
        } finally {
            depth--;
        }
    }
}
