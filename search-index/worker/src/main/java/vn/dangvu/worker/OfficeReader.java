package vn.dangvu.worker;

import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Reads Word, Excel, PowerPoint, OpenDocument and RTF with Tika. */
final class OfficeReader {

    private static final Set<String> TYPES =
            Set.of(
                    "application/msword",
                    "application/vnd.ms-excel",
                    "application/vnd.ms-powerpoint",
                    "application/x-tika-msoffice",
                    "application/rtf",
                    "text/rtf");

    private final AutoDetectParser parser = new AutoDetectParser();

    static boolean reads(String type) {
        return TYPES.contains(type)
                || type.startsWith("application/vnd.openxmlformats-officedocument.")
                || type.startsWith("application/vnd.oasis.opendocument.")
                || type.startsWith("application/vnd.ms-word.")
                || type.startsWith("application/vnd.ms-excel.")
                || type.startsWith("application/vnd.ms-powerpoint.");
    }

    /** @param in the file opened, and perhaps known what is in it */
    void read(Path file, TikaInputStream in, String type, Findings findings)
            throws IOException, TikaException, SAXException {
        Optional<FontText> byFonts = byFonts(file, type);
        if (byFonts.isPresent()) {
            findings.page(byFonts.get());
            return;
        }
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.CONTENT_TYPE_USER_OVERRIDE, type);
        PageSplitter pages =
                new PageSplitter(findings, type.contains("excel") || type.contains("spreadsheet"));
        try {
            parser.parse(in, pages, metadata, context());
        } finally {
            findings.title(metadata.get(TikaCoreProperties.TITLE));
            pages.finish();
        }
    }

    /** Tika's text has lost the fonts, which alone tell the letters of old documents. */
    private static Optional<FontText> byFonts(Path file, String type) throws IOException {
        if (type.endsWith("wordprocessingml.document")) {
            return WordRunReader.read(file);
        }
        return type.equals("application/msword") ? OldWordReader.read(file) : Optional.empty();
    }

    private ParseContext context() {
        ParseContext context = new ParseContext();
        context.set(Parser.class, parser);
        OfficeParserConfig office = new OfficeParserConfig();
        office.setExtractMacros(false);
        office.setUseSAXDocxExtractor(true);
        office.setUseSAXPptxExtractor(true);
        office.setIncludeDeletedContent(false);
        office.setIncludeMoveFromContent(false);
        context.set(OfficeParserConfig.class, office);
        PDFParserConfig pdf = new PDFParserConfig();
        pdf.setExtractAcroFormContent(false);
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        context.set(PDFParserConfig.class, pdf);
        context.set(EmbeddedDocumentExtractor.class, new EmbeddedLimits(context));
        return context;
    }
}
