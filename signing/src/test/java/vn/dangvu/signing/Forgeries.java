package vn.dangvu.signing;

import static vn.dangvu.signing.Attack.Effect.READ;
import static vn.dangvu.signing.Attack.Effect.SEEN;
import static vn.dangvu.signing.Forgery.concat;
import static vn.dangvu.signing.Forgery.latin;
import static vn.dangvu.signing.Forgery.raised;
import static vn.dangvu.signing.Forgery.replace;
import static vn.dangvu.signing.Forgery.text;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.x509.Certificate;

import vn.dangvu.signing.pdf.PdfFile;
import vn.dangvu.signing.pdf.XrefSection;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Attacks on the signature itself: universal forgery (USF: nothing there to check), signature
 * wrapping (SWA: the check looks elsewhere than the reader), and CMS objects that say nothing (R42).
 */
final class Forgeries {

    private final Twins twins;
    private final byte[] plain;
    private final ByteRange range;
    private final List<Attack> attacks;

    private Forgeries(Twins twins, List<Attack> attacks) throws Exception {
        this.twins = twins;
        this.plain = twins.plain;
        this.range = twins.verify(plain).signatures().get(0).byteRange();
        this.attacks = attacks;
    }

    static void addTo(List<Attack> attacks, Twins twins) throws Exception {
        Forgeries forgeries = new Forgeries(twins, attacks);
        forgeries.addUniversal();
        forgeries.addRanges();
        forgeries.addWrapping();
        forgeries.addCms();
    }

    private void add(String kind, String name, byte[] after) {
        attacks.add(new Attack(kind, name, SEEN, plain, after));
    }

    // ---- universal signature forgery: the sum is raised and the signature made unreadable

    private void addUniversal() {
        byte[] raised = raised(plain);
        add("USF", "no ByteRange", replace(raised, "/ByteRange ", "/ByteRangX "));
        add("USF", "ByteRange of nulls", withRange("[null null null null]"));
        add("USF", "ByteRange of zeros", withRange("[0 0 0 0]"));
        add("USF", "negative ByteRange", withRange("[0 -10 20 30]"));
        add("USF", "empty ByteRange", withRange("[]"));
        add("USF", "ByteRange is no array", withRange("(0 1 2 3)"));
        add("USF", "no Contents", replace(raised, "/Contents <", "/Contentx <"));
        for (String contents : List.of("null", "<>", "<00>", "(x)", "0")) {
            add("USF", "Contents " + contents, hollow(raised, contents));
        }
        add("USF", "no SubFilter", replace(raised, "/SubFilter ", "/SubFiltex "));
        add(
                "USF",
                "unknown SubFilter",
                replace(raised, "/ETSI.CAdES.detached", "/ETSI.CAdES.detachex"));
    }

    private byte[] withRange(String numbers) {
        byte[] raised = raised(plain);
        String text = text(raised);
        int at = text.lastIndexOf("/ByteRange [") + "/ByteRange ".length();
        int end = text.indexOf(']', at) + 1;
        String padded = numbers + " ".repeat(end - at - numbers.length());
        return replace(raised, text.substring(at, end), padded);
    }

    private byte[] hollow(byte[] file, String contents) {
        byte[] changed = file.clone();
        Arrays.fill(changed, (int) range.length1(), (int) range.start2(), (byte) ' ');
        byte[] text = latin(contents);
        System.arraycopy(text, 0, changed, (int) range.length1(), text.length);
        return changed;
    }

    // ---- byte ranges that leave something out

    private void addRanges() {
        add("ByteRange", "leaves out the beginning", withRange(shifted(100, 0)));
        add("ByteRange", "larger hole", withRange(shifted(0, 20)));
        add("ByteRange", "three parts", withRange("[0 10 20 30 40 50]"));
        add("ByteRange", "parts overlap", withRange("[0 1000 900 200]"));
        add("ByteRange", "beyond the end", withRange("[0 1000 2000 99999999]"));
        add("ByteRange", "of another document", transplanted());
    }

    private String shifted(int start, int wider) {
        return "["
                + start
                + " "
                + (range.length1() - start - wider)
                + " "
                + range.start2()
                + " "
                + range.length2()
                + "]";
    }

    // a true signature of the same person, over something else
    private byte[] transplanted() {
        try {
            byte[] other = twins.signed(RawPdf.order().with(8, "<</Title (Another order)>>"));
            ByteRange place = twins.verify(other).signatures().get(0).byteRange();
            byte[] changed = raised(plain);
            System.arraycopy(
                    other,
                    (int) place.length1(),
                    changed,
                    (int) range.length1(),
                    (int)
                            Math.min(
                                    place.start2() - place.length1(),
                                    range.start2() - range.length1()));
            return changed;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    // ---- signature wrapping

    private void addWrapping() throws Exception {
        attacks.add(new Attack("SWA", "entries in the room of Contents", READ, plain, injected()));
        add("SWA", "signed part moved behind forged objects", wrapped());
    }

    private byte[] injected() {
        byte[] changed = plain.clone();
        byte[] injected = latin(">/Reason (text that nobody signed)/Rest <");
        System.arraycopy(
                injected, 0, changed, (int) range.start2() - injected.length - 40, injected.length);
        return changed;
    }

    /**
     * The digest still fits: both signed parts are there, the second one further back. Where its
     * startxref points stands now the attacker's table, inside the hole.
     */
    private byte[] wrapped() throws Exception {
        PdfFile file = Forgery.open(plain);
        int hole = (int) range.length1();
        int second = (int) range.start2();
        long xref = file.sections().get(0).offset();
        int moved = 4000;
        String contents = text(plain).substring(hole, second).replaceAll("0+>$", "00>");
        StringBuilder forged = new StringBuilder(text(plain).substring(0, hole));
        forged.append(contents)
                .append("/ByteRange [0 ")
                .append(hole)
                .append(' ')
                .append(second + moved)
                .append(' ')
                .append(range.length2())
                .append("]>>\nendobj\n");
        int contentAt = forged.length();
        int content = Forgery.content(file, 0).number();
        forged.append(content)
                .append(" 0 obj\n")
                .append(RawPdf.stream("", RawPdf.text("Payment order", "Pay: one million dong")))
                .append("\nendobj\n");
        forged.append(" ".repeat((int) xref - forged.length()));
        forged.append("xref\n0 1\n0000000000 65535 f \n");
        for (Map.Entry<Integer, XrefSection.Entry> entry : file.entries().entrySet()) {
            if (entry.getValue().kind() == 1) {
                long place = entry.getValue().place();
                place =
                        entry.getKey() == content
                                ? contentAt
                                : place < second ? place : place + moved;
                forged.append(Forgery.row(entry.getKey(), place));
            }
        }
        forged.append("trailer\n<</Size ")
                .append(file.freeNumber())
                .append(" ")
                .append(Forgery.rootEntry(plain))
                .append(">>\nstartxref\n")
                .append(xref)
                .append("\n%%EOF\n");
        forged.append(" ".repeat(second + moved - forged.length()));
        return concat(latin(forged.toString()), Arrays.copyOfRange(plain, second, plain.length));
    }

    // ---- CMS objects

    private void addCms() throws Exception {
        add("CMS", "without signer (R42)", withSigners(0));
        add("CMS", "with two signers (R42)", withSigners(2));
        add("CMS", "signature value of nothing (R42)", withoutValue());
    }

    private SignedData signedData() throws Exception {
        String hex = text(plain).substring((int) range.length1() + 1, (int) range.start2() - 1);
        byte[] cms = EmbeddedSignature.unpadded(HexFormat.of().parseHex(hex));
        return SignedData.getInstance(ContentInfo.getInstance(cms).getContent());
    }

    private byte[] withSigners(int wanted) throws Exception {
        SignedData data = signedData();
        ASN1EncodableVector signers = new ASN1EncodableVector();
        for (int i = 0; i < wanted; i++) {
            signers.add(data.getSignerInfos().getObjectAt(0));
        }
        return withCms(
                new SignedData(
                        data.getDigestAlgorithms(),
                        data.getEncapContentInfo(),
                        // there is no room for the second one and the issuer's certificate
                        new DERSet(certificateOfSigner(data)),
                        null,
                        new DERSet(signers)));
    }

    private static ASN1Encodable certificateOfSigner(SignedData data) {
        org.bouncycastle.asn1.cms.SignerInfo signer =
                org.bouncycastle.asn1.cms.SignerInfo.getInstance(
                        data.getSignerInfos().getObjectAt(0));
        ASN1Integer number =
                IssuerAndSerialNumber.getInstance(signer.getSID().getId()).getSerialNumber();
        for (ASN1Encodable one : data.getCertificates()) {
            if (Certificate.getInstance(one).getSerialNumber().equals(number)) {
                return one;
            }
        }
        throw new IllegalStateException("the signer's certificate is not there");
    }

    private byte[] withoutValue() throws Exception {
        SignedData data = signedData();
        org.bouncycastle.asn1.cms.SignerInfo signer =
                org.bouncycastle.asn1.cms.SignerInfo.getInstance(
                        data.getSignerInfos().getObjectAt(0));
        return withCms(
                new SignedData(
                        data.getDigestAlgorithms(),
                        data.getEncapContentInfo(),
                        data.getCertificates(),
                        null,
                        new DERSet(
                                new org.bouncycastle.asn1.cms.SignerInfo(
                                        signer.getSID(),
                                        signer.getDigestAlgorithm(),
                                        signer.getAuthenticatedAttributes(),
                                        signer.getDigestEncryptionAlgorithm(),
                                        new org.bouncycastle.asn1.DEROctetString(new byte[0]),
                                        null))));
    }

    private byte[] withCms(SignedData data) throws Exception {
        byte[] changed = new ContentInfo(CMSObjectIdentifiers.signedData, data).getEncoded("DER");
        byte[] result = raised(plain);
        Arrays.fill(result, (int) range.length1() + 1, (int) range.start2() - 1, (byte) '0');
        byte[] hex = latin(HexFormat.of().formatHex(changed));
        System.arraycopy(hex, 0, result, (int) range.length1() + 1, hex.length);
        return result;
    }
}
