package vn.dangvu.signing;

import static vn.dangvu.signing.Attack.Effect.READ;
import static vn.dangvu.signing.Attack.Effect.SEEN;
import static vn.dangvu.signing.Forgery.appended;
import static vn.dangvu.signing.Forgery.cover;
import static vn.dangvu.signing.Forgery.dict;
import static vn.dangvu.signing.Forgery.name;
import static vn.dangvu.signing.Forgery.number;
import static vn.dangvu.signing.Forgery.ref;
import static vn.dangvu.signing.Forgery.string;

import vn.dangvu.signing.pdf.IncrementalUpdate;
import vn.dangvu.signing.pdf.PdfObject;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Forms whose certification permits filling them in, and what is no filling: another look of the same
 * value, a field as large as the page, fonts for what readers draw themselves. Beside them what programs
 * really write when a form is filled.
 */
final class Fillings {

    private final Twins twins;
    private final byte[] certified;
    private final List<Attack> attacks;

    private Fillings(Twins twins, List<Attack> attacks) throws Exception {
        this.twins = twins;
        this.attacks = attacks;
        this.certified = certified(twins);
    }

    private static byte[] certified(Twins twins) throws Exception {
        return twins.certified(form().bytes(), Certification.FORMS_AND_SIGNATURES);
    }

    static void addTo(List<Attack> attacks, Twins twins) throws Exception {
        Fillings fillings = new Fillings(twins, attacks);
        fillings.addLooks();
        fillings.addGroup();
        fillings.addFonts();
        fillings.addTitles();
        fillings.addBackground();
    }

    /** Text fields 9 (a sum) and 12 (large), check box 11, radio buttons 14 with widgets 15 and 16. */
    private static RawPdf form() {
        String radio =
                "<</Type /Annot /Subtype /Widget /Parent 14 0 R /AS /Off /F 4"
                        + " /AP <</N <</%1$s 13 0 R /Off 17 0 R>>>> /Rect [%2$s]>>";
        return RawPdf.order()
                .with(
                        1,
                        "<</Type /Catalog /Pages 2 0 R"
                                + " /AcroForm <</Fields [9 0 R 11 0 R 12 0 R 14 0 R]>>>>")
                .with(3, RawPdf.page("/Contents 5 0 R /Annots [9 0 R 11 0 R 12 0 R 15 0 R 16 0 R]"))
                .with(9, text("sum", "/V (one hundred) /AP <</N 10 0 R>>", "20 80 120 140"))
                .withForm(10, "one hundred")
                .with(
                        11,
                        "<</Type /Annot /Subtype /Widget /FT /Btn /T (agreed) /V /Off /AS /Off /F 4"
                                + " /AP <</N <</Yes 13 0 R /Off 17 0 R>>>> /Rect [200 20 260 60]>>")
                .with(12, text("remarks", "", "0 0 300 200"))
                .withForm(13, "X")
                .with(14, "<</FT /Btn /Ff 49152 /T (choice) /V /Off /Kids [15 0 R 16 0 R]>>")
                .with(15, String.format(radio, "one", "10 10 60 40"))
                .with(16, String.format(radio, "two", "70 10 120 40"))
                .withStream(17, "/Type /XObject /Subtype /Form /BBox [0 0 280 60]", "");
    }

    private static String text(String name, String entries, String place) {
        return "<</Type /Annot /Subtype /Widget /FT /Tx /T ("
                + name
                + ") /DA (/Helv 12 Tf) /F 4 "
                + entries
                + " /Rect ["
                + place
                + "]>>";
    }

    private void add(String name, Attack.Effect effect, Forgery.Revision revision)
            throws Exception {
        add(name, effect, certified, revision);
    }

    private void add(String name, Attack.Effect effect, byte[] twin, Forgery.Revision revision)
            throws Exception {
        attacks.add(new Attack("filling", name, effect, twin, appended(twin, revision)));
    }

    private static Forgery.Revision entry(int number, String key, PdfObject value) {
        return (f, u) -> u.put(ref(number), f.dict(ref(number)).with(key, value));
    }

    private void addLooks() throws Exception {
        add(
                "another look of the same value",
                SEEN,
                (f, u) -> entry(9, "AP", dict("N", cover(f, u))).fill(f, u));
        add("box shown as checked", SEEN, entry(11, "AS", name("Yes")));
        add("value without its look", READ, entry(11, "V", name("Yes")));
        add("another radio button shown", SEEN, entry(16, "AS", name("two")));
        add("caption", READ, entry(11, "MK", dict("CA", string("paid"))));
        add(
                "field over the whole page",
                SEEN,
                (f, u) ->
                        u.put(
                                ref(12),
                                f.dict(ref(12))
                                        .with("V", string("x"))
                                        .with("AP", dict("N", cover(f, u)))));
    }

    private void addGroup() throws Exception {
        byte[] twin =
                twins.signed(
                        RawPdf.order()
                                .with(
                                        1,
                                        "<</Type /Catalog /Pages 2 0 R"
                                                + " /AcroForm <</Fields [14 0 R 11 0 R]>>>>")
                                .with(3, RawPdf.page("/Contents 5 0 R /Annots [9 0 R]"))
                                .with(
                                        9,
                                        text(
                                                "sum",
                                                "/Parent 14 0 R /AP <</N 10 0 R>>",
                                                "20 80 120 140"))
                                .withForm(10, "one hundred")
                                .with(14, "<</T (group) /Kids [9 0 R]>>")
                                .with(
                                        11,
                                        "<</Type /Annot /Subtype /Widget /FT /Sig /T (approval)"
                                                + " /F 132 /Rect [0 0 0 0] /P 3 0 R"
                                                + " /Lock <</Type /SigFieldLock /Action /Include"
                                                + " /Fields [(group)]>>>>")
                                .bytes(),
                        twins.request()
                                .withField("approval")
                                .withCertification(Certification.FORMS_AND_SIGNATURES));
        add(
                "field of a group that is locked",
                SEEN,
                twin,
                (f, u) ->
                        u.put(
                                ref(9),
                                f.dict(ref(9))
                                        .with("V", string("one million"))
                                        .with("AP", dict("N", cover(f, u)))));
    }

    private void addFonts() throws Exception {
        byte[] twin =
                twins.signed(
                        form().with(
                                        1,
                                        "<</Type /Catalog /Pages 2 0 R /AcroForm <</NeedAppearances"
                                                + " true /Fields [9 0 R]>>>>"));
        PdfObject fonts =
                dict(
                        "Font",
                        dict(
                                "Helv",
                                dict(
                                        "Type", name("Font"),
                                        "Subtype", name("Type1"),
                                        "BaseFont", name("ZapfDingbats"))));
        add(
                "font for fields that readers draw",
                READ,
                twin,
                (f, u) ->
                        u.put(
                                Forgery.root(f),
                                f.catalog()
                                        .with(
                                                "AcroForm",
                                                f.dict(f.catalog().get("AcroForm"))
                                                        .with("DR", fonts))));
    }

    private void addTitles() throws Exception {
        add(
                "title in the metadata",
                READ,
                twins.plain,
                (f, u) ->
                        u.put(
                                Forgery.root(f),
                                f.catalog().with("Metadata", metadata(u, "Cheque"))));
    }

    static PdfObject.Ref metadata(IncrementalUpdate update, String title) {
        return update.addStream(
                dict("Type", name("Metadata"), "Subtype", name("XML")),
                Forgery.latin(
                        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
                                + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                                + "<rdf:Description rdf:about=''"
                                + " xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title><rdf:Alt>"
                                + "<rdf:li xml:lang='x-default'>"
                                + title
                                + "</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF>"
                                + "</x:xmpmeta>"));
    }

    // readers that draw fields themselves paint it over what was signed
    private void addBackground() throws Exception {
        add(
                "empty signature field with a background",
                READ,
                twins.plain,
                (f, u) -> {
                    PdfObject.Ref field =
                            u.add(
                                    dict(
                                            "Type", name("Annot"),
                                            "Subtype", name("Widget"),
                                            "FT", name("Sig"),
                                            "T", string("later"),
                                            "F", number(4),
                                            "Rect", Forgery.rectangle(20, 80, 100, 60),
                                            "MK", dict("BG", PdfObject.Array.of(number(1)))));
                    PdfObject.Dict form = f.dict(f.catalog().get("AcroForm"));
                    u.put(
                            Forgery.root(f),
                            f.catalog()
                                    .with(
                                            "AcroForm",
                                            form.with(
                                                    "Fields",
                                                    new PdfObject.Array(f.array(form.get("Fields")))
                                                            .plus(field))));
                    PageTree.Page page = Forgery.page(f);
                    u.put(
                            page.ref(),
                            page.dict()
                                    .with(
                                            "Annots",
                                            new PdfObject.Array(f.array(page.dict().get("Annots")))
                                                    .plus(field)));
                });
    }

    /** What programs write when a form is filled as its certification permits. */
    static Map<String, byte[]> honest(Twins twins) throws Exception {
        byte[] form = certified(twins);
        Map<String, byte[]> filled = new LinkedHashMap<>();
        filled.put(
                "text",
                appended(
                        form,
                        (f, u) ->
                                u.put(
                                        ref(9),
                                        f.dict(ref(9))
                                                .with("V", string("two hundred"))
                                                .with("AP", dict("N", cover(f, u))))));
        filled.put(
                "check box",
                appended(
                        form,
                        (f, u) ->
                                u.put(
                                        ref(11),
                                        f.dict(ref(11))
                                                .with("V", name("Yes"))
                                                .with("AS", name("Yes")))));
        filled.put(
                "radio button",
                appended(
                        form,
                        (f, u) -> {
                            u.put(ref(14), f.dict(ref(14)).with("V", name("one")));
                            entry(15, "AS", name("one")).fill(f, u);
                        }));
        return filled;
    }
}
