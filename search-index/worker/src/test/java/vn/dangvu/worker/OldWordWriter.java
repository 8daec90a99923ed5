package vn.dangvu.worker;

import org.apache.poi.poifs.filesystem.POIFSFileSystem;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes Word 97 files ([MS-DOC]) of runs in one font each, as little as a reader needs: there is no
 * other way to have documents in the fonts of the time without a Word of the time.
 */
final class OldWordWriter {

    private static final int PAGE = 512;
    private static final int TEXT_AT = 3 * PAGE;

    /** Font of the characters 00–7F, of Asian ones and of the others: sprmCRgFtc0 to 2. */
    private static final int[] FONT_PROPERTIES = {0x4A4F, 0x4A50, 0x4A51};

    private final List<byte[]> texts = new ArrayList<>();
    private final List<Integer> fontOf = new ArrayList<>();
    private final List<String> fonts = new ArrayList<>(List.of("Times New Roman"));

    /**
     * Adds a run.
     *
     * @param octets windows-1252; line ends as {@code \n}
     */
    void add(byte[] octets, String font) {
        byte[] paragraphs = octets.clone();
        for (int i = 0; i < paragraphs.length; i++) {
            paragraphs[i] = paragraphs[i] == '\n' ? (byte) '\r' : paragraphs[i];
        }
        if (!fonts.contains(font)) {
            fonts.add(font);
        }
        texts.add(paragraphs);
        fontOf.add(fonts.indexOf(font));
    }

    Path write(Path file) throws IOException {
        add(new byte[] {'\n'}, fonts.get(0));
        int length = texts.stream().mapToInt(text -> text.length).sum();
        int propertiesAt = (TEXT_AT + length + PAGE - 1) / PAGE * PAGE;
        byte[] octets = new byte[Math.max(4_096, propertiesAt + 2 * PAGE)];
        ByteBuffer main = buffer(octets);
        main.position(TEXT_AT);
        texts.forEach(main::put);
        main.position(propertiesAt);
        main.put(characterProperties());
        main.put(paragraphProperties(length));
        Table table = new Table(length, propertiesAt / PAGE);
        fileInformation(main, length, table);
        try (POIFSFileSystem files = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(file)) {
            files.createDocument(new ByteArrayInputStream(octets), "WordDocument");
            files.createDocument(new ByteArrayInputStream(table.bytes()), "1Table");
            files.writeFilesystem(out);
        }
        return file;
    }

    private static ByteBuffer buffer(byte[] octets) {
        return ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** FIB: version, where the text is, and offset and length of each part of the table stream. */
    private static void fileInformation(ByteBuffer main, int length, Table table) {
        main.putShort(0, (short) 0xA5EC).putShort(2, (short) 0x00C1);
        main.putShort(6, (short) 0x0409).putShort(10, (short) 0x0200).putShort(12, (short) 0x00BF);
        main.putInt(24, TEXT_AT).putInt(28, TEXT_AT + length);
        main.putShort(32, (short) 14).putShort(62, (short) 22);
        main.putInt(64, TEXT_AT + length).putInt(64 + 3 * 4, length);
        main.putShort(152, (short) 93);
        for (int[] part : table.parts) {
            main.putInt(154 + 8 * part[0], part[1]).putInt(154 + 8 * part[0] + 4, part[2]);
        }
    }

    /** One page of runs with their fonts (CHPX FKP). */
    private byte[] characterProperties() {
        byte[] octets = new byte[PAGE];
        ByteBuffer page = buffer(octets);
        int at = TEXT_AT;
        page.putInt(at);
        for (byte[] text : texts) {
            at += text.length;
            page.putInt(at);
        }
        int runs = texts.size();
        int free = PAGE - 2;
        for (int run = 0; run < runs; run++) {
            free = (free - 1 - 4 * FONT_PROPERTIES.length) / 2 * 2;
            page.put(4 * (runs + 1) + run, (byte) (free / 2));
            page.put(free, (byte) (4 * FONT_PROPERTIES.length));
            for (int i = 0; i < FONT_PROPERTIES.length; i++) {
                page.putShort(free + 1 + 4 * i, (short) FONT_PROPERTIES[i]);
                page.putShort(free + 3 + 4 * i, fontOf.get(run).shortValue());
            }
        }
        page.put(PAGE - 1, (byte) runs);
        return octets;
    }

    /** One page that gives all paragraphs the standard style (PAPX FKP). */
    private static byte[] paragraphProperties(int length) {
        byte[] octets = new byte[PAGE];
        ByteBuffer page = buffer(octets);
        page.putInt(TEXT_AT).putInt(TEXT_AT + length);
        int style = PAGE - 6;
        page.put((byte) (style / 2));
        page.put(style + 1, (byte) 1);
        page.put(PAGE - 1, (byte) 1);
        return octets;
    }

    /** The table stream. */
    private final class Table {
        private final byte[] octets = new byte[8_192];
        private final ByteBuffer stream = buffer(octets);
        private final List<int[]> parts = new ArrayList<>();

        Table(int length, int firstPage) {
            part(
                    1,
                    () ->
                            stream.putShort((short) 18)
                                    .putShort((short) 0)
                                    .putShort((short) 10)
                                    .put(new byte[14]));
            part(
                    6,
                    () ->
                            stream.putInt(0)
                                    .putInt(length)
                                    .putShort((short) 0)
                                    .putInt(-1)
                                    .put(new byte[6]));
            part(12, () -> stream.putInt(TEXT_AT).putInt(TEXT_AT + length).putInt(firstPage));
            part(13, () -> stream.putInt(TEXT_AT).putInt(TEXT_AT + length).putInt(firstPage + 1));
            part(15, this::fontTable);
            part(31, () -> stream.put(new byte[544]));
            part(33, () -> pieces(length));
        }

        private void part(int number, Runnable content) {
            int start = stream.position();
            content.run();
            parts.add(new int[] {number, start, stream.position() - start});
        }

        private void fontTable() {
            stream.putShort((short) fonts.size()).putShort((short) 0);
            for (String font : fonts) {
                byte[] name = (font + '\0').getBytes(StandardCharsets.UTF_16LE);
                stream.put((byte) (39 + name.length)).put((byte) 0x16).putShort((short) 400);
                stream.put(new byte[36]).put(name);
            }
        }

        /** One piece of 8-bit characters. */
        private void pieces(int length) {
            stream.put((byte) 2).putInt(16).putInt(0).putInt(length);
            stream.putShort((short) 0).putInt(TEXT_AT * 2 | 0x40000000).putShort((short) 0);
        }

        byte[] bytes() {
            return octets;
        }
    }
}
