package vn.dangvu.signing;

import static vn.dangvu.signing.Attack.Effect.READ;
import static vn.dangvu.signing.Attack.Effect.SEEN;
import static vn.dangvu.signing.Forgery.appended;
import static vn.dangvu.signing.Forgery.dict;
import static vn.dangvu.signing.Forgery.name;
import static vn.dangvu.signing.Forgery.rectangle;
import static vn.dangvu.signing.Forgery.string;

import vn.dangvu.signing.pdf.IncrementalUpdate;
import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Attacks with what a certification permits: annotations (EAA, evil annotation) and signature fields
 * (SSA, sneaky signature) over the content, and changes that a lock or certification forbids.
 */
final class Insiders {

    private final Twins twins;
    private final List<Attack> attacks;

    private Insiders(Twins twins, List<Attack> attacks) {
        this.twins = twins;
        this.attacks = attacks;
    }

    static void addTo(List<Attack> attacks, Twins twins) throws Exception {
        Insiders insiders = new Insiders(twins, attacks);
        Map<Certification, byte[]> certified = new EnumMap<>(Certification.class);
        for (Certification certification : Certification.values()) {
            byte[] twin = twins.certified(RawPdf.order().bytes(), certification);
            certified.put(certification, twin);
            insiders.addEvilAnnotations(certification, twin);
        }
        insiders.addSneakySignatures(certified.get(Certification.FORMS_AND_SIGNATURES));
        insiders.addLocked();
    }

    private void add(
            String kind,
            String name,
            Attack.Effect effect,
            byte[] signed,
            Forgery.Revision revision)
            throws Exception {
        attacks.add(new Attack(kind, name, effect, signed, appended(signed, revision)));
    }

    private void addEvilAnnotations(Certification certification, byte[] certified)
            throws Exception {
        for (String kind : List.of("FreeText", "Stamp", "Redact")) {
            add(
                    "EAA",
                    kind + " on P" + certification.permission(),
                    SEEN,
                    certified,
                    (f, u) -> LaterSaves.overlay(f, u, dict("Subtype", name(kind))));
        }
    }

    private void addSneakySignatures(byte[] certified) throws Exception {
        for (byte[] file : List.of(twins.plain, certified)) {
            String on = file == certified ? " on P2" : "";
            add("SSA", "empty field over content" + on, SEEN, file, this::emptyOver);
            add("SSA", "forged signature over content" + on, SEEN, file, this::forgedOver);
            add("SSA", "signature taken out of its field" + on, READ, file, Insiders::unsigned);
            add("SSA", "appearance of the signature" + on, SEEN, file, Insiders::appearance);
        }
        add("SSA", "signature shown on another page", SEEN, visible(), Insiders::shownTwice);
        TestPki.Identity stranger = new TestPki().signer("Kẻ Lạ");
        attacks.add(
                new Attack(
                        "SSA",
                        "stranger signs over the page",
                        SEEN,
                        twins.plain,
                        twins.signed(
                                twins.plain,
                                stranger,
                                SignatureRequest.of(stranger.signing(), SignatureLevel.B_B)
                                        .withAppearance(large()))));
        attacks.add(
                new Attack(
                        "SSA",
                        "trusted signature over the whole page",
                        SEEN,
                        twins.plain,
                        twins.signed(twins.plain, twins.request().withAppearance(large()))));
    }

    private static Appearance large() {
        return Appearance.ofText(
                new Placement(1, 3, 3, 98, 60), TextBlock.black(List.of("other text")));
    }

    private byte[] visible() throws Exception {
        return twins.signed(
                RawPdf.order().bytes(),
                twins.request()
                        .withAppearance(
                                Appearance.ofText(
                                        new Placement(2, 10, 20, 60, 15),
                                        TextBlock.black(List.of("Pay: one million")))));
    }

    private static PdfObject.Dict signatureField() {
        return dict("Subtype", name("Widget"), "FT", name("Sig"), "T", string("later"));
    }

    private void emptyOver(PdfFile file, IncrementalUpdate update) throws Exception {
        LaterSaves.overlay(file, update, signatureField());
    }

    private void forgedOver(PdfFile file, IncrementalUpdate update) throws Exception {
        PdfObject.Ref forged =
                update.add(
                        dict(
                                "Type", name("Sig"),
                                "Filter", name("Adobe.PPKLite"),
                                "SubFilter", name("ETSI.CAdES.detached")));
        LaterSaves.overlay(file, update, signatureField().with("V", forged));
    }

    private static void unsigned(PdfFile file, IncrementalUpdate update) throws Exception {
        FormField field = FormField.signatures(file).get(0);
        update.put(field.ref(), field.dict().without("V"));
    }

    private static void appearance(PdfFile file, IncrementalUpdate update) throws Exception {
        FormField field = FormField.signatures(file).get(0);
        update.put(
                field.ref(),
                field.dict()
                        .with("Rect", rectangle(20, 80, 280, 60))
                        .with("AP", dict("N", Forgery.cover(file, update))));
    }

    private static void shownTwice(PdfFile file, IncrementalUpdate update) throws Exception {
        PageTree.Page first = Forgery.page(file);
        update.put(
                first.ref(),
                first.dict()
                        .with(
                                "Annots",
                                PdfObject.Array.of(FormField.signatures(file).get(0).ref())));
    }

    // ---- fields that are locked

    private void addLocked() throws Exception {
        RawPdf form =
                RawPdf.order()
                        .with(
                                1,
                                "<</Type /Catalog /Pages 2 0 R"
                                        + " /AcroForm <</Fields [9 0 R 11 0 R]>>>>")
                        .with(3, RawPdf.page("/Contents 5 0 R /Annots [9 0 R]"))
                        .with(
                                9,
                                "<</Type /Annot /Subtype /Widget /FT /Tx /T (sum) /V (one hundred)"
                                        + " /Rect [20 80 300 140] /F 4 /AP <</N 10 0 R>>>>")
                        .withForm(10, "Pay: one hundred dong")
                        .with(
                                11,
                                "<</Type /Annot /Subtype /Widget /FT /Sig /T (approval) /F 132"
                                        + " /Rect [0 0 0 0] /P 3 0 R"
                                        + " /Lock <</Type /SigFieldLock /Action /All>>>>");
        add(
                "lock",
                "field filled that the signature locked",
                SEEN,
                twins.signed(form.bytes(), twins.request().withField("approval")),
                Insiders::filled);
        add(
                "lock",
                "field filled on P1",
                SEEN,
                twins.certified(form.bytes(), Certification.NO_CHANGES),
                Insiders::filled);
    }

    private static void filled(PdfFile file, IncrementalUpdate update) throws Exception {
        update.put(
                new PdfObject.Ref(9, 0),
                file.dict(new PdfObject.Ref(9, 0))
                        .with("V", string("one million"))
                        .with("AP", dict("N", Forgery.cover(file, update))));
    }
}
