package vn.dangvu.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads Word (docx) run by run where it uses fonts of a legacy encoding. Soft hyphens stay, which are
 * {@code ư} in TCVN3. Headers and footnotes of such old texts are left out.
 */
final class WordRunReader {

    private static final long MAX_PART = 64L << 20;

    private final Map<String, String> fontOfStyle = new HashMap<>();
    private final FontText text = new FontText();
    private String defaultFont = "";
    private String paragraphFont;
    private String runFont;
    private boolean inRunProperties;
    private boolean inRun;
    private boolean inText;
    private int deleted;

    private WordRunReader() {}

    /** The text by fonts; empty when no run uses a legacy font, or the file wants another reader. */
    static Optional<FontText> read(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry document = zip.getEntry("word/document.xml");
            ZipEntry styles = zip.getEntry("word/styles.xml");
            if (document == null || document.getSize() > MAX_PART || !namesLegacyFont(zip)) {
                return Optional.empty();
            }
            WordRunReader reader = new WordRunReader();
            if (styles != null && styles.getSize() <= MAX_PART) {
                reader.readStyles(zip.getInputStream(styles));
            }
            reader.readDocument(zip.getInputStream(document));
            return reader.text.encodings().isEmpty() ? Optional.empty() : Optional.of(reader.text);
        } catch (XMLStreamException broken) {
            return Optional.empty();
        }
    }

    /** A quick look, since few documents need this reader. */
    private static boolean namesLegacyFont(ZipFile zip) throws IOException {
        for (String part :
                new String[] {"word/fontTable.xml", "word/styles.xml", "word/document.xml"}) {
            ZipEntry entry = zip.getEntry(part);
            if (entry != null && entry.getSize() <= MAX_PART) {
                try (InputStream in = zip.getInputStream(entry)) {
                    String xml =
                            new String(in.readNBytes((int) MAX_PART), StandardCharsets.ISO_8859_1);
                    if (xml.contains("\".Vn") || xml.contains("\"VNI")) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static XMLStreamReader xml(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(in);
    }

    private void readStyles(InputStream in) throws XMLStreamException {
        XMLStreamReader xml = xml(in);
        Map<String, String> parents = new HashMap<>();
        String style = null;
        boolean isDefault = false;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "style" -> {
                    style = value(xml, "styleId");
                    isDefault =
                            "paragraph".equals(value(xml, "type"))
                                    && "1".equals(value(xml, "default"));
                }
                case "basedOn" -> parents.put(style, value(xml, "val"));
                case "rFonts" -> {
                    String font = font(xml);
                    if (font != null && style != null) {
                        fontOfStyle.put(style, font);
                    }
                    if (font != null && (style == null || isDefault)) {
                        defaultFont = font;
                    }
                }
                default -> {}
            }
        }
        parents.keySet().forEach(child -> inherit(child, parents));
    }

    private void inherit(String child, Map<String, String> parents) {
        Deque<String> line = new ArrayDeque<>();
        String ancestor = child;
        while (ancestor != null && !fontOfStyle.containsKey(ancestor) && !line.contains(ancestor)) {
            line.push(ancestor);
            ancestor = parents.get(ancestor);
        }
        if (ancestor != null && fontOfStyle.containsKey(ancestor)) {
            fontOfStyle.put(child, fontOfStyle.get(ancestor));
        }
    }

    private void readDocument(InputStream in) throws XMLStreamException {
        XMLStreamReader xml = xml(in);
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml);
                case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                case XMLStreamConstants.CHARACTERS -> {
                    if (inText && deleted == 0) {
                        text.add(xml.getText(), font());
                    }
                }
                default -> {}
            }
        }
    }

    private void start(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "p" -> paragraphFont = null;
            case "pStyle" -> paragraphFont = fontOfStyle.get(value(xml, "val"));
            case "del", "moveFrom" -> deleted++;
            case "r" -> {
                inRun = true;
                runFont = null;
            }
            case "rPr" -> inRunProperties = inRun;
            case "rStyle" -> {
                if (inRunProperties && runFont == null) {
                    runFont = fontOfStyle.get(value(xml, "val"));
                }
            }
            case "rFonts" -> {
                String font = font(xml);
                if (inRunProperties && font != null) {
                    runFont = font;
                }
            }
            case "t" -> inText = true;
            case "softHyphen" -> text.add("\u00AD", font());
            case "noBreakHyphen" -> text.add("-", font());
            case "tab" -> {
                if (inRun && !inRunProperties) {
                    text.add("\t");
                }
            }
            case "br", "cr" -> text.add("\n");
            case "sym" -> addSymbol(xml);
            default -> {}
        }
    }

    private void end(String name) {
        switch (name) {
            case "p" -> text.add("\n");
            case "del", "moveFrom" -> deleted--;
            case "r" -> inRun = false;
            case "rPr" -> inRunProperties = false;
            case "t" -> inText = false;
            default -> {}
        }
    }

    /** A single character of a symbol font: F0xx stands for the byte xx. */
    private void addSymbol(XMLStreamReader xml) {
        String font = value(xml, "font");
        String code = value(xml, "char");
        if (deleted == 0
                && code != null
                && code.matches("[fF]0[0-9a-fA-F]{2}")
                && LegacyEncoding.ofFont(font).isPresent()) {
            int octet = Integer.parseInt(code, 16) & 0xFF;
            text.add(String.valueOf(LegacyEncoding.shown(octet)), font);
        }
    }

    private String font() {
        if (runFont != null) {
            return runFont;
        }
        return paragraphFont == null ? defaultFont : paragraphFont;
    }

    private static String font(XMLStreamReader xml) {
        String plain = value(xml, "ascii");
        return plain == null ? value(xml, "hAnsi") : plain;
    }

    private static String value(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }
}
