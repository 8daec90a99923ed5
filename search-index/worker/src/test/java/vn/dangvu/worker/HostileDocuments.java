package vn.dangvu.worker;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files made to harm whoever reads them: to fill memory, disk or time, or to fetch what they name. */
final class HostileDocuments {

    private static final String CONTENT_TYPES =
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                    + " Extension=\"rels\""
                    + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override"
                    + " PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

    private static final String RELATIONSHIPS =
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                    + " Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\""
                    + " Target=\"word/document.xml\"/></Relationships>";

    private static final String WORD =
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";

    private final Path dir;

    HostileDocuments(Path dir) {
        this.dir = dir;
    }

    /**
     * One of each kind.
     *
     * @param port of a listener on this machine that the files try to reach
     */
    List<Path> all(int port) throws IOException {
        List<Path> all = new ArrayList<>();
        all.add(zipBomb());
        all.add(word("entities.docx", entities(port)));
        all.add(word("fetching.docx", fetching(port)));
        all.add(
                Files.writeString(
                        dir.resolve("fetching.svg"), fetching(port) + "<svg>&net;</svg>"));
        all.add(Files.writeString(dir.resolve("fetching.rtf"), linkedRtf(port)));
        all.add(nestedZips());
        all.add(nestedElements());
        all.add(endlessPageTree());
        all.add(hugePicture());
        all.add(manyPages());
        return all;
    }

    /** 450 MB of paragraphs in 2 MB. */
    Path zipBomb() throws IOException {
        Path file = dir.resolve("bomb.docx");
        byte[] paragraphs =
                "<w:p><w:r><w:t>bom bom bom</w:t></w:r></w:p>"
                        .repeat(2_000)
                        .getBytes(StandardCharsets.UTF_8);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            SampleDocuments.entry(zip, "[Content_Types].xml", CONTENT_TYPES);
            SampleDocuments.entry(zip, "_rels/.rels", RELATIONSHIPS);
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write(WORD.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 5_000; i++) {
                zip.write(paragraphs);
            }
            zip.write("</w:body></w:document>".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return file;
    }

    private Path word(String name, String prolog) throws IOException {
        Path file = dir.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            SampleDocuments.entry(zip, "[Content_Types].xml", CONTENT_TYPES);
            SampleDocuments.entry(zip, "_rels/.rels", RELATIONSHIPS);
            SampleDocuments.entry(
                    zip,
                    "word/document.xml",
                    prolog + WORD + "<w:p><w:r><w:t>&net;</w:t></w:r></w:p></w:body></w:document>");
        }
        return file;
    }

    /** A billion laughs. */
    private static String entities(int port) {
        StringBuilder prolog = new StringBuilder("<!DOCTYPE r [<!ENTITY a0 \"ha " + port + "\">");
        for (int i = 1; i < 12; i++) {
            prolog.append("<!ENTITY a").append(i).append(" \"");
            prolog.append(("&a" + (i - 1) + ";").repeat(10)).append("\">");
        }
        return prolog + "<!ENTITY net \"&a11;\">]>";
    }

    private static String fetching(int port) {
        String address = "http://127.0.0.1:" + port;
        return "<!DOCTYPE r [<!ENTITY net SYSTEM \""
                + address
                + "/x\"><!ENTITY % dtd SYSTEM \""
                + address
                + "/d\">%dtd;]>";
    }

    private static String linkedRtf(int port) {
        return "{\\rtf1{\\field{\\*\\fldinst INCLUDETEXT \"http://127.0.0.1:"
                + port
                + "/t\"}{\\fldrslt x}}{\\object\\objautlink{\\*\\objdata 0105000002000000}}}";
    }

    private Path nestedZips() throws IOException {
        Path file = Files.write(dir.resolve("inner.docx"), new byte[] {'P', 'K', 3, 4, 0, 0});
        for (int depth = 0; depth < 40; depth++) {
            Path outer = dir.resolve("nested" + depth + ".docx");
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(outer))) {
                zip.putNextEntry(new ZipEntry("word/embeddings/inner.docx"));
                zip.write(Files.readAllBytes(file));
                zip.closeEntry();
            }
            file = outer;
        }
        return file;
    }

    private Path nestedElements() throws IOException {
        Path file = dir.resolve("deep.odt");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            SampleDocuments.entry(zip, "mimetype", "application/vnd.oasis.opendocument.text");
            SampleDocuments.entry(zip, "content.xml", "<a>".repeat(500_000));
        }
        return file;
    }

    /** A page tree that contains itself. */
    private Path endlessPageTree() throws IOException {
        Path file = dir.resolve("endless.pdf");
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            COSDictionary tree = document.getPages().getCOSObject();
            COSArray kids = tree.getCOSArray(COSName.KIDS);
            for (int i = 0; i < 50; i++) {
                kids.add(tree);
            }
            tree.setInt(COSName.COUNT, Integer.MAX_VALUE);
            document.save(file.toFile());
        }
        return file;
    }

    /** 60,000 by 60,000 dots of one colour: 3.6 GB when unpacked. */
    private Path hugePicture() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeInt(60_000);
        fields.writeInt(60_000);
        fields.write(new byte[] {8, 0, 0, 0, 0});
        chunk(png, "IHDR", header.toByteArray());
        ByteArrayOutputStream dots = new ByteArrayOutputStream();
        try (DeflaterOutputStream packed = new DeflaterOutputStream(dots)) {
            for (int i = 0; i < 3_000; i++) {
                packed.write(new byte[60_001]);
            }
        }
        chunk(png, "IDAT", dots.toByteArray());
        chunk(png, "IEND", new byte[0]);
        return Files.write(dir.resolve("huge.png"), png.toByteArray());
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] content)
            throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        DataOutputStream out = new DataOutputStream(png);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) sum.getValue());
    }

    private Path manyPages() throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < 5_000; i++) {
                document.addPage(new PDPage());
            }
            document.save(dir.resolve("many.pdf").toFile());
        }
        return dir.resolve("many.pdf");
    }
}
