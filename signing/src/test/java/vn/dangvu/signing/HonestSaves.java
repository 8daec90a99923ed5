package vn.dangvu.signing;

import static vn.dangvu.signing.Forgery.appended;
import static vn.dangvu.signing.Forgery.concat;
import static vn.dangvu.signing.Forgery.dict;
import static vn.dangvu.signing.Forgery.latin;
import static vn.dangvu.signing.Forgery.name;
import static vn.dangvu.signing.Forgery.number;
import static vn.dangvu.signing.Forgery.ref;
import static vn.dangvu.signing.Forgery.root;
import static vn.dangvu.signing.Forgery.string;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

import vn.dangvu.signing.pdf.IncrementalUpdate;
import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.PdfObject;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What programs write behind a signature without changing what was signed. */
final class HonestSaves {

    private HonestSaves() {}

    static Map<String, byte[]> of(Twins twins) throws Exception {
        Map<String, byte[]> saves = new LinkedHashMap<>();
        addNumbers(saves, twins);
        addMetadata(saves, twins);
        addForms(saves, twins);
        addValidationData(saves, twins);
        addSecondSignatures(saves, twins);
        return saves;
    }

    // the number of an object that was deleted may be given again (ISO 32000-1 §7.5.4)
    private static void addNumbers(Map<String, byte[]> saves, Twins twins) throws Exception {
        byte[] signed =
                twins.signed(
                        latin(
                                Forgery.text(RawPdf.order().with(12, "<</Old 1>>").bytes())
                                        .replace(
                                                "xref\n0 1\n0000000000 65535 f \n",
                                                "xref\n0 1\n0000000009 65535 f \n"
                                                        + "9 1\n0000000000 00000 f \n")));
        saves.put(
                "number of a deleted object",
                appended(signed, (f, u) -> u.put(new PdfObject.Ref(9, 1), dict("A", number(1)))));
        saves.put(
                "object deleted that nothing refers to",
                Forgery.table(signed, "12 1\n0000000000 00001 f \n", Forgery.rootEntry(signed)));
        saves.put(
                "comment of a program",
                concat(
                        appended(twins.plain, (f, u) -> u.add(dict("A", number(1)))),
                        latin("%written by somebody\n")));
    }

    private static void addMetadata(Map<String, byte[]> saves, Twins twins) throws Exception {
        saves.put(
                "date of the document information",
                appended(
                        twins.plain,
                        (f, u) ->
                                u.put(
                                        ref(8),
                                        f.dict(ref(8))
                                                .with("ModDate", string("D:20261122"))
                                                .with("Producer", string("iText")))));
        saves.put(
                "title copied into the metadata",
                appended(
                        twins.plain,
                        (f, u) ->
                                u.put(
                                        root(f),
                                        f.catalog()
                                                .with(
                                                        "Metadata",
                                                        Fillings.metadata(u, "Payment order")))));
        try (PDDocument read = Loader.loadPDF(twins.compressed)) {
            read.getDocumentInformation().setProducer("PDFBox");
            read.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            read.saveIncremental(out);
            saves.put("saved by PDFBox", out.toByteArray());
        }
    }

    private static void addForms(Map<String, byte[]> saves, Twins twins) throws Exception {
        String field =
                "<</Type /Annot /Subtype /Widget /FT /Tx /T (sum) /V (one) /Rect [9 9 50 50]>>";
        byte[] sameName =
                twins.signed(
                        RawPdf.order()
                                .with(
                                        1,
                                        "<</Type /Catalog /Pages 2 0 R /AcroForm <</Fields"
                                                + " [9 0 R 10 0 R] /NeedAppearances false"
                                                + " /DR <</Font <</F1 7 0 R>>>>>>>>")
                                .with(3, RawPdf.page("/Contents 5 0 R /Annots [9 0 R 10 0 R]"))
                                .with(9, field)
                                .with(10, field));
        saves.put("two fields of one name, signed again", twins.signed(sameName));
        saves.put(
                "font for the look of a signature",
                appended(
                        sameName,
                        (f, u) -> {
                            PdfObject.Dict form = f.dict(f.catalog().get("AcroForm"));
                            PdfObject fonts =
                                    dict("F1", ref(7), "F2", u.add(dict("Type", name("Font"))));
                            u.put(
                                    root(f),
                                    f.catalog()
                                            .with(
                                                    "AcroForm",
                                                    form.with("DR", dict("Font", fonts))
                                                            .with(
                                                                    "NeedAppearances",
                                                                    PdfObject.NULL)));
                        }));
    }

    // by another make, with entries for each signature, and once more later
    private static void addValidationData(Map<String, byte[]> saves, Twins twins) throws Exception {
        byte[] first =
                appended(
                        twins.plain,
                        (f, u) -> {
                            PdfObject.Ref certificate = u.addStream(dict(), new byte[] {0x30, 0});
                            PdfObject.Ref entry =
                                    u.add(
                                            dict(
                                                    "Type",
                                                    name("VRI"),
                                                    "Cert",
                                                    PdfObject.Array.of(certificate)));
                            u.put(
                                    root(f),
                                    f.catalog()
                                            .with(
                                                    "DSS",
                                                    u.add(
                                                            dict(
                                                                    "Type",
                                                                    name("DSS"),
                                                                    "Certs",
                                                                    u.add(
                                                                            PdfObject.Array.of(
                                                                                    certificate)),
                                                                    "VRI",
                                                                    u.add(dict("ABCD", entry)))))
                                            .with(
                                                    "Extensions",
                                                    dict(
                                                            "ADBE",
                                                            dict(
                                                                    "BaseVersion",
                                                                    name("1.7"),
                                                                    "ExtensionLevel",
                                                                    number(5)))));
                        });
        saves.put("validation data", first);
        saves.put(
                "validation data twice",
                appended(
                        first,
                        (f, u) -> {
                            PdfObject.Dict dss = f.dict(f.catalog().get("DSS"));
                            PdfObject.Ref more = u.addStream(dict(), new byte[] {0x30, 0, 0});
                            PdfObject.Array all =
                                    new PdfObject.Array(f.array(dss.get("Certs"))).plus(more);
                            u.put((PdfObject.Ref) dss.get("Certs"), all);
                        }));
    }

    private static void addSecondSignatures(Map<String, byte[]> saves, Twins twins)
            throws Exception {
        byte[] listed =
                twins.signed(
                        RawPdf.order()
                                .with(3, RawPdf.page("/Contents 5 0 R /Annots 9 0 R"))
                                .with(9, "[]"));
        saves.put("second signature, list of annotations of its own", twins.signed(listed));
        saves.put(
                "second signature, in object streams",
                twins.signed(twins.signed(Twins.compressed(RawPdf.order().bytes()))));
        saves.put(
                "empty field with a widget of its own",
                appended(twins.plain, HonestSaves::separateWidget));
    }

    // some makes keep the field and what is shown of it in two objects
    private static void separateWidget(PdfFile file, IncrementalUpdate update) throws Exception {
        PdfObject.Ref field = update.allocate();
        PageTree.Page page = Forgery.page(file);
        PdfObject.Ref widget =
                update.add(
                        dict(
                                "Type", name("Annot"),
                                "Subtype", name("Widget"),
                                "Parent", field,
                                "P", page.ref(),
                                "F", number(132),
                                "Rect", Forgery.rectangle(0, 0, 0, 0)));
        update.put(
                field,
                dict(
                        "FT", name("Sig"),
                        "T", string("approval"),
                        "Kids", PdfObject.Array.of(widget)));
        List<PdfObject> shown = file.array(page.dict().get("Annots"));
        update.put(page.ref(), page.dict().with("Annots", new PdfObject.Array(shown).plus(widget)));
        PdfObject.Dict form = file.dict(file.catalog().get("AcroForm"));
        update.put(
                root(file),
                file.catalog()
                        .with(
                                "AcroForm",
                                form.with(
                                        "Fields",
                                        new PdfObject.Array(file.array(form.get("Fields")))
                                                .plus(field))));
    }
}
