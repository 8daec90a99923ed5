package vn.dangvu.signing;

import static vn.dangvu.signing.Attack.Effect.SEEN;
import static vn.dangvu.signing.Forgery.appended;
import static vn.dangvu.signing.Forgery.dict;
import static vn.dangvu.signing.Forgery.latin;
import static vn.dangvu.signing.Forgery.name;
import static vn.dangvu.signing.Forgery.ref;
import static vn.dangvu.signing.Forgery.root;
import static vn.dangvu.signing.Forgery.string;

import vn.dangvu.signing.pdf.PdfObject;

import java.util.List;

/**
 * Shadow attacks: the document is prepared before it is signed, so that a small change afterwards,
 * harmless by its kind, shows something else. Hidden content appears (hide), shown content becomes
 * another (replace), or a second definition that lay in the file takes over (hide and replace).
 */
final class Shadows {

    private static final int FREE = 9;

    private final Twins twins;
    private final List<Attack> attacks;

    private Shadows(Twins twins, List<Attack> attacks) {
        this.twins = twins;
        this.attacks = attacks;
    }

    static void addTo(List<Attack> attacks, Twins twins) throws Exception {
        Shadows shadows = new Shadows(twins, attacks);
        shadows.addHide();
        shadows.addReplace();
        shadows.addStructures();
        shadows.addHideAndReplace();
        shadows.addSecondUses();
    }

    private void add(String kind, String name, RawPdf prepared, Forgery.Revision revision)
            throws Exception {
        byte[] signed = twins.signed(prepared);
        attacks.add(new Attack(kind, name, SEEN, signed, appended(signed, revision)));
    }

    private static RawPdf withDraw(String entries) {
        return RawPdf.order()
                .with(
                        3,
                        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents [5 0 R 10 0 R]"
                                + " /Resources <</Font <</F1 7 0 R>> "
                                + entries
                                + ">>>>");
    }

    private static final String DRAW = "q 1 0 0 1 20 80 cm /Fm Do Q";

    // ---- hide

    private void addHide() throws Exception {
        add(
                "shadow hide",
                "annotation over the sum taken away",
                RawPdf.order()
                        .with(3, RawPdf.page("/Contents 5 0 R /Annots [9 0 R]"))
                        .with(
                                9,
                                "<</Type /Annot /Subtype /Stamp /Rect [20 80 300 140] /F 4"
                                        + " /AP <</N 10 0 R>>>>")
                        .withForm(10, "Pay: nothing"),
                (f, u) ->
                        u.put(
                                ref(3),
                                f.dict(ref(3))
                                        .with(
                                                "Annots",
                                                new PdfObject.Array(
                                                        f.array(f.dict(ref(3)).get("Annots"))
                                                                .subList(1, 2)))));
        add(
                "shadow hide",
                "order of overlapping annotations",
                RawPdf.order()
                        .with(3, RawPdf.page("/Contents 5 0 R /Annots [9 0 R 10 0 R]"))
                        .with(9, stamp(11))
                        .with(10, stamp(12))
                        .withForm(11, "Pay: one million dong")
                        .withForm(12, "Pay: one hundred dong"),
                (f, u) -> {
                    List<PdfObject> all = f.array(f.dict(ref(3)).get("Annots"));
                    u.put(
                            ref(3),
                            f.dict(ref(3))
                                    .with(
                                            "Annots",
                                            PdfObject.Array.of(
                                                    all.get(1), all.get(0), all.get(2))));
                });
        add(
                "shadow hide",
                "layer switched",
                withDraw("/XObject <</Fm 9 0 R>> /Properties <</L 11 0 R>>")
                        .with(
                                1,
                                "<</Type /Catalog /Pages 2 0 R /OCProperties <</OCGs [11 0 R]"
                                        + " /D <</OFF [11 0 R]>>>>>>")
                        .withForm(9, "Pay: one million dong")
                        .withStream(10, "", "/OC /L BDC " + DRAW + " EMC")
                        .with(11, "<</Type /OCG /Name (draft)>>"),
                Forgery.catalog(
                        "OCProperties", dict("OCGs", PdfObject.Array.of(ref(11)), "D", dict())));
        add(
                "shadow hide",
                "content that was not there yet",
                RawPdf.order().with(3, RawPdf.page("/Contents [5 0 R 90 0 R]")).with(91, "null"),
                (f, u) -> u.putStream(ref(90), dict(), latin("1 0 0 1 20 80 cm " + LATER)));
        add(
                "shadow hide",
                "annotation that was not there yet",
                RawPdf.order()
                        .with(3, RawPdf.page("/Contents 5 0 R /Annots [90 0 R]"))
                        .with(91, "null"),
                (f, u) ->
                        u.put(
                                ref(90),
                                dict(
                                        "Type", name("Annot"),
                                        "Subtype", name("Stamp"),
                                        "Rect", Forgery.rectangle(20, 80, 280, 60),
                                        "F", Forgery.number(4),
                                        "AP", dict("N", Forgery.cover(f, u)))));
    }

    private static final String LATER = RawPdf.cover("Pay: one million dong");

    private static String stamp(int appearance) {
        return "<</Type /Annot /Subtype /Stamp /Rect [20 80 300 140] /F 4 /AP <</N "
                + appearance
                + " 0 R>>>>";
    }

    // ---- replace

    private void addReplace() throws Exception {
        add(
                "shadow replace",
                "value of a form field",
                RawPdf.order()
                        .with(1, "<</Type /Catalog /Pages 2 0 R /AcroForm <</Fields [9 0 R]>>>>")
                        .with(3, RawPdf.page("/Contents 5 0 R /Annots [9 0 R]"))
                        .with(
                                9,
                                "<</Type /Annot /Subtype /Widget /FT /Tx /T (sum) /V (one hundred)"
                                        + " /Rect [20 80 300 140] /F 4 /AP <</N 10 0 R>>>>")
                        .withForm(10, "Pay: one hundred dong"),
                (f, u) ->
                        u.put(
                                ref(9),
                                f.dict(ref(9))
                                        .with("V", string("one million"))
                                        .with("AP", dict("N", Forgery.cover(f, u)))));
        add(
                "shadow replace",
                "letters of a font",
                RawPdf.order()
                        .with(
                                7,
                                "<</Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000]"
                                        + " /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 104"
                                        + " /LastChar 104 /Widths [600] /Encoding <</Type /Encoding"
                                        + " /Differences [104 /h]>> /CharProcs <</h 9 0 R>>>>")
                        .withStream(9, "", "600 0 0 0 600 700 d1 0 0 100 700 re f"),
                (f, u) ->
                        u.putStream(
                                ref(9), dict(), latin("600 0 0 0 600 700 d1 0 0 500 100 re f")));
        add(
                "shadow replace",
                "image behind a reference",
                withDraw("/XObject <</Fm 9 0 R>>")
                        .withForm(9, "Pay: one hundred dong")
                        .withStream(10, "", DRAW),
                (f, u) ->
                        u.putStream(
                                ref(9),
                                ((PdfObject.Stream) f.object(9)).dict(),
                                latin(RawPdf.cover("Pay: one million dong"))));
    }

    // objects that every program may write anew, by the word of their dictionaries
    private void addStructures() throws Exception {
        for (String type : List.of("XRef", "ObjStm")) {
            add(
                    "shadow replace",
                    "page content that calls itself " + type,
                    RawPdf.order()
                            .withStream(
                                    5,
                                    "/Type /" + type,
                                    RawPdf.text("Payment order", "Pay: one hundred dong")),
                    (f, u) ->
                            u.putStream(
                                    ref(5),
                                    dict("Type", name(type)),
                                    latin(RawPdf.text("Payment order", "Pay: one million dong"))));
        }
        byte[] twin =
                twins.certified(
                        withDraw("/XObject <</T 9 0 R>>")
                                .with(
                                        1,
                                        "<</Type /Catalog /Pages 2 0 R"
                                                + " /AcroForm <</Fields [9 0 R]>>>>")
                                .withStream(
                                        9,
                                        "/Type /XObject /Subtype /Form /FT /Tx /T (sum)"
                                                + " /BBox [0 0 280 60]"
                                                + " /Resources <</Font <</F1 7 0 R>>>>",
                                        RawPdf.cover("Pay: one hundred dong"))
                                .withStream(10, "", "q 1 0 0 1 20 80 cm /T Do Q")
                                .bytes(),
                        Certification.FORMS_AND_SIGNATURES);
        attacks.add(
                new Attack(
                        "shadow replace",
                        "form field that is drawn",
                        SEEN,
                        twin,
                        appended(
                                twin,
                                (f, u) ->
                                        u.putStream(
                                                ref(9),
                                                ((PdfObject.Stream) f.object(9)).dict(),
                                                latin(RawPdf.cover("Pay: six hundred dong"))))));
    }

    // ---- hide and replace: both versions were there when it was signed

    private void addHideAndReplace() throws Exception {
        RawPdf prepared =
                RawPdf.order()
                        .withStream(9, "", RawPdf.text("Payment order", "Pay: one million dong"));
        byte[] twin = twins.signed(twinned());
        attacks.add(
                new Attack(
                        "shadow hide and replace",
                        "table points to the other version",
                        SEEN,
                        twin,
                        Forgery.table(
                                twin,
                                Forgery.row(5, Forgery.text(twin).indexOf("\n5 0 obj") + 1L),
                                Forgery.rootEntry(twin))));
        attacks.add(
                new Attack(
                        "shadow hide and replace",
                        "stream points to the other version",
                        SEEN,
                        twin,
                        Forgery.stream(twin, 5, Forgery.text(twin).indexOf("\n5 0 obj") + 1L)));
        add(
                "shadow hide and replace",
                "page list of the other version",
                prepared.with(10, RawPdf.page("/Contents 9 0 R")),
                (f, u) ->
                        u.put(
                                ref(2),
                                f.dict(ref(2)).with("Kids", PdfObject.Array.of(ref(10), ref(4)))));
        byte[] two =
                twins.signed(
                        prepared.with(11, "<</Type /Catalog /Pages 12 0 R>>")
                                .with(12, "<</Type /Pages /Kids [10 0 R] /Count 1>>"));
        attacks.add(
                new Attack(
                        "shadow hide and replace",
                        "trailer points to the other catalog",
                        SEEN,
                        two,
                        Forgery.table(two, "0 1\n0000000000 65535 f \n", "/Root 11 0 R")));
    }

    // object 5 is defined twice; the table of the document that is signed knows the second
    private static byte[] twinned() {
        byte[] file = RawPdf.order().bytes();
        String text = Forgery.text(file);
        String other =
                "\n5 0 obj\n"
                        + RawPdf.stream("", RawPdf.text("Payment order", "Pay: one million dong"))
                        + "\nendobj\n";
        int end = text.indexOf('\n', 9) + 1;
        StringBuilder moved = new StringBuilder(text.substring(0, end) + other);
        moved.append(text, end, text.indexOf("xref\n0 1"));
        int table = moved.length();
        moved.append("xref\n0 1\n0000000000 65535 f \n");
        for (int number = 1; number < FREE; number++) {
            moved.append(Forgery.row(number, moved.lastIndexOf("\n" + number + " 0 obj") + 1L));
        }
        moved.append("trailer\n<</Size 9 /Root 1 0 R /Info 8 0 R>>\nstartxref\n")
                .append(table)
                .append("\n%%EOF\n");
        return latin(moved.toString());
    }

    // ---- objects with a harmless use and another one

    private void addSecondUses() throws Exception {
        add(
                "second use",
                "metadata that are page content",
                RawPdf.order()
                        .with(1, "<</Type /Catalog /Pages 2 0 R /Metadata 5 0 R>>")
                        .withStream(
                                5,
                                "/Type /Metadata /Subtype /XML",
                                RawPdf.text("Payment order", "Pay: one hundred dong")),
                (f, u) ->
                        u.putStream(
                                ref(5),
                                dict("Type", name("Metadata"), "Subtype", name("XML")),
                                latin(RawPdf.text("Payment order", "Pay: one million dong"))));
        add(
                "second use",
                "document information that lists what is drawn",
                withDraw("/XObject 9 0 R")
                        .with(9, "<</Title (Payment order) /Fm 11 0 R>>")
                        .withInformation(FREE)
                        .withStream(10, "", DRAW)
                        .withForm(11, "Pay: one hundred dong")
                        .withForm(12, "Pay: one million dong"),
                (f, u) -> u.put(ref(9), f.dict(ref(9)).with("Fm", ref(12))));
        add(
                "second use",
                "validation data that are page content",
                RawPdf.order()
                        .with(1, "<</Type /Catalog /Pages 2 0 R /DSS <</Certs 9 0 R>>>>")
                        .with(3, RawPdf.page("/Contents 9 0 R"))
                        .with(9, "[5 0 R]")
                        .withStream(10, "", RawPdf.text("Payment order", "Pay: one million dong")),
                (f, u) -> u.put(ref(9), PdfObject.Array.of(ref(10))));
        add(
                "second use",
                "page that lists what is drawn",
                withDraw("/XObject 4 0 R")
                        .with(4, RawPdf.page("/Contents 6 0 R /Tabs 11 0 R"))
                        .withStream(10, "", "q 1 0 0 1 20 80 cm /Tabs Do Q")
                        .withForm(11, "Pay: one hundred dong")
                        .withForm(12, "Pay: one million dong"),
                (f, u) -> u.put(ref(4), f.dict(ref(4)).with("Tabs", ref(12))));
        add(
                "second use",
                "catalog that lists what is drawn",
                withDraw("/XObject 1 0 R")
                        .with(1, "<</Type /Catalog /Pages 2 0 R /Extensions 11 0 R>>")
                        .withStream(10, "", "q 1 0 0 1 20 80 cm /Extensions Do Q")
                        .withForm(11, "Pay: one hundred dong")
                        .withForm(12, "Pay: one million dong"),
                (f, u) -> u.put(root(f), f.catalog().with("Extensions", ref(12))));
    }
}
