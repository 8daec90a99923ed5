package vn.dangvu.signing;

import static vn.dangvu.signing.Attack.Effect.READ;
import static vn.dangvu.signing.Attack.Effect.SEEN;
import static vn.dangvu.signing.Forgery.appended;
import static vn.dangvu.signing.Forgery.catalog;
import static vn.dangvu.signing.Forgery.concat;
import static vn.dangvu.signing.Forgery.content;
import static vn.dangvu.signing.Forgery.dict;
import static vn.dangvu.signing.Forgery.latin;
import static vn.dangvu.signing.Forgery.name;
import static vn.dangvu.signing.Forgery.number;
import static vn.dangvu.signing.Forgery.page;
import static vn.dangvu.signing.Forgery.pageEntry;
import static vn.dangvu.signing.Forgery.rectangle;
import static vn.dangvu.signing.Forgery.root;
import static vn.dangvu.signing.Forgery.string;

import vn.dangvu.signing.pdf.IncrementalUpdate;
import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Attacks that add something to a signed file (ISA, incremental saving): other content, annotations
 * over it, fonts, scripts, and cross-references that lead elsewhere. Each is made on a file with a
 * table and, where that is another thing, on one with object streams.
 */
final class LaterSaves {

    private static final PdfObject SCRIPT =
            dict("S", name("JavaScript"), "JS", string("app.alert(1)"));

    private final Twins twins;
    private final List<Attack> attacks;

    private LaterSaves(Twins twins, List<Attack> attacks) {
        this.twins = twins;
        this.attacks = attacks;
    }

    static void addTo(List<Attack> attacks, Twins twins) throws Exception {
        LaterSaves saves = new LaterSaves(twins, attacks);
        saves.addPages();
        saves.addAnnotations();
        saves.addActions();
        saves.addResources();
        saves.addCrossReferences();
    }

    private void add(String kind, String name, Attack.Effect effect, Forgery.Revision revision)
            throws Exception {
        attacks.add(new Attack(kind, name, effect, twins.plain, appended(twins.plain, revision)));
        attacks.add(
                new Attack(
                        kind,
                        name + ", in object streams",
                        effect,
                        twins.compressed,
                        appended(twins.compressed, revision)));
    }

    private void addPages() throws Exception {
        add("ISA", "page content replaced", SEEN, LaterSaves::newContent);
        add("ISA", "content added to a page", SEEN, LaterSaves::moreContent);
        add("ISA", "page added", SEEN, LaterSaves::newPage);
        add("ISA", "page removed", SEEN, LaterSaves::pageRemoved);
        add("ISA", "pages exchanged", SEEN, LaterSaves::pagesExchanged);
        add("ISA", "page turned", SEEN, pageEntry("Rotate", number(180)));
        add("ISA", "page cropped", SEEN, pageEntry("CropBox", rectangle(0, 0, 90, 90)));
        add("ISA", "page made larger", SEEN, pageEntry("MediaBox", rectangle(0, 0, 600, 400)));
        add("ISA", "box of all pages", SEEN, LaterSaves::inheritedTurn);
        add("ISA", "copy of the signature beside new content", SEEN, LaterSaves::copiedSignature);
    }

    private static void newContent(PdfFile file, IncrementalUpdate update) throws Exception {
        update.putStream(
                content(file, 0),
                dict(),
                latin(RawPdf.text("Payment order", "Pay: one million dong")));
    }

    private static void moreContent(PdfFile file, IncrementalUpdate update) throws Exception {
        PdfObject.Ref more =
                update.addStream(dict(), latin("1 0 0 1 20 80 cm " + RawPdf.cover("one million")));
        update.put(
                page(file).ref(),
                page(file).dict().with("Contents", PdfObject.Array.of(content(file, 0), more)));
    }

    private static void newPage(PdfFile file, IncrementalUpdate update) throws Exception {
        PdfObject.Ref pages = (PdfObject.Ref) file.catalog().get("Pages");
        PdfObject.Ref page = update.add(page(file).dict());
        PdfObject.Dict tree = file.dict(pages);
        update.put(
                pages,
                tree.with("Kids", new PdfObject.Array(file.array(tree.get("Kids"))).plus(page))
                        .with("Count", number(3)));
    }

    private static void pageRemoved(PdfFile file, IncrementalUpdate update) throws Exception {
        PdfObject.Ref pages = (PdfObject.Ref) file.catalog().get("Pages");
        update.put(
                pages,
                file.dict(pages)
                        .with("Kids", PdfObject.Array.of(page(file).ref()))
                        .with("Count", number(1)));
    }

    private static void pagesExchanged(PdfFile file, IncrementalUpdate update) throws Exception {
        PdfObject.Dict tree = file.dict(file.catalog().get("Pages"));
        List<PdfObject> kids = file.array(tree.get("Kids"));
        PdfObject.Ref others =
                update.add(tree.with("Kids", PdfObject.Array.of(kids.get(1), kids.get(0))));
        update.put(root(file), file.catalog().with("Pages", others));
    }

    private static void inheritedTurn(PdfFile file, IncrementalUpdate update) throws Exception {
        PdfObject.Ref pages = (PdfObject.Ref) file.catalog().get("Pages");
        update.put(pages, file.dict(pages).with("Rotate", number(90)));
    }

    private static void copiedSignature(PdfFile file, IncrementalUpdate update) throws Exception {
        newContent(file, update);
        FormField field = FormField.signatures(file).get(0);
        PdfObject.Ref copy = update.add(file.dict(field.value()));
        update.put(field.ref(), field.dict().with("V", copy));
    }

    // ---- annotations

    private void addAnnotations() throws Exception {
        for (String kind :
                List.of("Stamp", "FreeText", "Square", "Ink", "Highlight", "Link", "Redact")) {
            add(
                    "overlay",
                    "annotation " + kind,
                    SEEN,
                    (file, update) -> overlay(file, update, dict("Subtype", name(kind))));
        }
        add("overlay", "text field", SEEN, (f, u) -> overlay(f, u, field("Tx")));
        add("overlay", "button", SEEN, (f, u) -> overlay(f, u, field("Btn")));
        add("overlay", "choice", SEEN, (f, u) -> overlay(f, u, field("Ch")));
    }

    private static PdfObject.Dict field(String type) {
        return dict(
                "Subtype", name("Widget"),
                "FT", name(type),
                "T", string("note"),
                "V", string("other text"));
    }

    static void overlay(PdfFile file, IncrementalUpdate update, PdfObject.Dict extra)
            throws Exception {
        PdfObject.Dict annotation =
                dict(
                        "Type", name("Annot"),
                        "Rect", rectangle(20, 80, 280, 60),
                        "F", number(4),
                        "AP", dict("N", Forgery.cover(file, update)));
        for (Map.Entry<String, PdfObject> entry : extra.entries().entrySet()) {
            annotation = annotation.with(entry.getKey(), entry.getValue());
        }
        PdfObject.Ref ref = update.add(annotation);
        PageTree.Page page = page(file);
        PdfObject.Array all = new PdfObject.Array(file.array(page.dict().get("Annots"))).plus(ref);
        update.put(page.ref(), page.dict().with("Annots", all));
        if (extra.has("FT")) {
            PdfObject.Dict form = file.dict(file.catalog().get("AcroForm"));
            PdfObject.Array fields = new PdfObject.Array(file.array(form.get("Fields"))).plus(ref);
            update.put(root(file), file.catalog().with("AcroForm", form.with("Fields", fields)));
        }
    }

    // ---- what programs read

    private void addActions() throws Exception {
        add("action", "OpenAction", READ, catalog("OpenAction", SCRIPT));
        add("action", "of the document", READ, catalog("AA", dict("WC", SCRIPT)));
        add("action", "of a page", READ, pageEntry("AA", dict("O", SCRIPT)));
        add("action", "in the name tree", READ, catalog("Names", dict("JavaScript", SCRIPT)));
        add(
                "action",
                "base of all links",
                READ,
                catalog("URI", dict("Base", string("http://example.org/"))));
        add(
                "attachment",
                "added",
                READ,
                catalog(
                        "Names",
                        dict("EmbeddedFiles", dict("Names", PdfObject.Array.of(string("x"))))));
        add("form", "removed", READ, catalog("AcroForm", PdfObject.NULL));
        add(
                "form",
                "XFA added",
                READ,
                (f, u) ->
                        u.put(
                                root(f),
                                f.catalog()
                                        .with(
                                                "AcroForm",
                                                f.dict(f.catalog().get("AcroForm"))
                                                        .with("XFA", string("<xfa/>")))));
        add("structure", "another language", READ, catalog("Lang", string("en")));
        add("layers", "added", READ, catalog("OCProperties", dict("D", dict())));
    }

    // ---- fonts and other resources

    private void addResources() throws Exception {
        add("font", "another", SEEN, fontEntry("BaseFont", name("ZapfDingbats")));
        add("font", "another encoding", SEEN, fontEntry("Encoding", digits()));
        add("font", "another meaning", READ, (f, u) -> font(f, u, "ToUnicode", mapping(u)));
        add(
                "resources",
                "replaced",
                SEEN,
                pageEntry(
                        "Resources",
                        dict(
                                "Font",
                                dict(
                                        "F1",
                                        dict(
                                                "Type", name("Font"),
                                                "Subtype", name("Type1"),
                                                "BaseFont", name("Symbol"))))));
    }

    private static PdfObject digits() {
        return dict(
                "Type",
                name("Encoding"),
                "Differences",
                PdfObject.Array.of(number('h'), name("m"), number('u'), name("i")));
    }

    private static PdfObject mapping(IncrementalUpdate update) {
        return update.addStream(
                dict(),
                latin(
                        "/CIDInit /ProcSet findresource begin begincmap"
                                + " 1 begincodespacerange <00> <ff> endcodespacerange"
                                + " 1 beginbfchar <68> <006d> endbfchar endcmap end"));
    }

    private static Forgery.Revision fontEntry(String key, PdfObject value) {
        return (file, update) -> font(file, update, key, value);
    }

    private static void font(PdfFile file, IncrementalUpdate update, String key, PdfObject value)
            throws Exception {
        PdfObject.Dict resources = file.dict(page(file).dict().get("Resources"));
        PdfObject font = file.dict(resources.get("Font")).entries().values().iterator().next();
        update.put((PdfObject.Ref) font, file.dict(font).with(key, value));
    }

    // ---- cross-references that lead elsewhere

    private void addCrossReferences() throws Exception {
        byte[] plain = twins.plain;
        attacks.add(new Attack("xref", "objects beside the table", READ, plain, beside(plain)));
        attacks.add(new Attack("xref", "hybrid table", SEEN, plain, hybrid(plain)));
        attacks.add(new Attack("xref", "another catalog", SEEN, plain, otherCatalog(plain)));
        attacks.add(
                new Attack("xref", "table without the earlier ones", SEEN, plain, skipping(plain)));
    }

    /** Changes that some readers follow and others, as the one that draws the pictures, put right. */
    static Map<String, byte[]> disputed(Twins twins) throws Exception {
        byte[] plain = twins.plain;
        return Map.of(
                "rebuilt by the reader", rebuilt(plain),
                "entry points elsewhere", entryMoved(plain),
                "object freed", freed(plain),
                "stream entry points elsewhere", streamMoved(twins.compressed));
    }

    // no table and no startxref that makes sense: readers look for objects themselves
    private static byte[] rebuilt(byte[] file) throws Exception {
        return concat(
                file,
                latin(
                        "\n"
                                + content(Forgery.open(file), 0).number()
                                + " 0 obj\n"
                                + RawPdf.stream(
                                        "", RawPdf.text("Payment order", "Pay: one million"))
                                + "\nendobj\nstartxref\n7\n%%EOF\n"));
    }

    // a sound revision that changes nothing, with an object hidden between it and its table
    private static byte[] beside(byte[] file) throws Exception {
        byte[] good =
                appended(file, (f, u) -> u.put(root(f), f.catalog().with("Lang", string("vi"))));
        String text =
                new String(
                        Arrays.copyOfRange(good, file.length, good.length),
                        StandardCharsets.ISO_8859_1);
        int table = text.indexOf("xref\n");
        long offset = file.length + (long) table;
        String hidden = "4 0 obj\n<</Type /Page>>\nendobj\n";
        return concat(
                file,
                latin(
                        text.substring(0, table)
                                + hidden
                                + text.substring(table)
                                        .replace(
                                                "startxref\n" + offset,
                                                "startxref\n" + (offset + hidden.length()))));
    }

    // only cross-references are appended: one object is another one now
    private static byte[] entryMoved(byte[] file) throws Exception {
        PdfFile pdf = Forgery.open(file);
        long place = pdf.entries().get(content(pdf, 1).number()).place();
        return Forgery.table(
                file, Forgery.row(content(pdf, 0).number(), place), Forgery.rootEntry(file));
    }

    private static byte[] freed(byte[] file) throws Exception {
        int content = content(Forgery.open(file), 0).number();
        return Forgery.table(file, content + " 1\n0000000000 00001 f \n", Forgery.rootEntry(file));
    }

    private static byte[] hybrid(byte[] file) throws Exception {
        PdfFile pdf = Forgery.open(file);
        int content = content(pdf, 0).number();
        String forged =
                content
                        + " 0 obj\n"
                        + RawPdf.stream("", RawPdf.text("Payment order", "Pay: one million dong"))
                        + "\nendobj\n";
        String stream =
                pdf.freeNumber()
                        + " 0 obj\n"
                        + RawPdf.stream(
                                "/Type /XRef /Size "
                                        + (pdf.freeNumber() + 1)
                                        + " /W [1 4 1] /Index ["
                                        + content
                                        + " 1]",
                                Forgery.streamRow(file.length))
                        + "\nendobj\n";
        return Forgery.table(
                concat(file, latin(forged + stream)),
                pdf,
                "0 1\n0000000000 65535 f \n",
                Forgery.rootEntry(file) + " /XRefStm " + (file.length + forged.length()));
    }

    private static byte[] otherCatalog(byte[] file) throws Exception {
        PdfFile pdf = Forgery.open(file);
        int free = pdf.freeNumber();
        PdfObject.Dict tree = pdf.dict(pdf.catalog().get("Pages"));
        List<PdfObject> kids = new ArrayList<>(pdf.array(tree.get("Kids")));
        byte[] revision =
                appended(
                        file,
                        (f, u) -> {
                            PdfObject.Ref pages =
                                    u.add(
                                            tree.with(
                                                    "Kids",
                                                    PdfObject.Array.of(kids.get(1), kids.get(0))));
                            u.add(f.catalog().with("Pages", pages));
                        });
        String text = Forgery.text(revision);
        int at = text.lastIndexOf("/Root ");
        int end = text.indexOf(" 0 R", at);
        return latin(text.substring(0, at) + "/Root " + (free + 1) + text.substring(end));
    }

    // all objects are listed anew and the signed table is passed over
    private static byte[] skipping(byte[] file) throws Exception {
        PdfFile pdf = Forgery.open(file);
        String forged =
                content(pdf, 0).number()
                        + " 0 obj\n"
                        + RawPdf.stream("", RawPdf.text("Payment order", "Pay: one million dong"))
                        + "\nendobj\n";
        StringBuilder rows = new StringBuilder("xref\n0 1\n0000000000 65535 f \n");
        pdf.entries()
                .forEach(
                        (number, entry) -> {
                            if (entry.kind() == 1) {
                                rows.append(Forgery.row(number, entry.place()));
                            }
                        });
        String moved =
                rows.toString()
                        .replace(
                                Forgery.row(
                                        content(pdf, 0).number(),
                                        pdf.entries().get(content(pdf, 0).number()).place()),
                                Forgery.row(content(pdf, 0).number(), file.length));
        return concat(
                file,
                latin(
                        forged
                                + moved
                                + "trailer\n<</Size "
                                + pdf.freeNumber()
                                + " "
                                + Forgery.rootEntry(file)
                                + ">>\nstartxref\n"
                                + (file.length + forged.length())
                                + "\n%%EOF\n"));
    }

    private static byte[] streamMoved(byte[] file) throws Exception {
        PdfFile pdf = Forgery.open(file);
        long place = pdf.entries().get(content(pdf, 1).number()).place();
        return Forgery.stream(file, content(pdf, 0).number(), place);
    }
}
