package vn.dangvu.signature;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import vn.dangvu.document.DocumentSymbol;
import vn.dangvu.document.DocumentView;
import vn.dangvu.signing.Appearance;
import vn.dangvu.signing.FieldPlace;
import vn.dangvu.signing.OfficeStamps;
import vn.dangvu.signing.PageText;
import vn.dangvu.signing.Placement;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The signatures of an act with what each shows (NĐ 30/2020 Appendix I). What cannot be drawn is left
 * out: a document that nobody can read the text of is signed all the same.
 */
@ApplicationScoped
class OfficeMarks {
    private static final Logger LOG = LoggerFactory.getLogger(OfficeMarks.class);
    private static final String SIGNING = "Ký ban hành";
    private static final String NUMBERING = "Ghi số, ngày văn bản";
    private static final String NAMING = "Thông tin cơ quan ban hành";
    private static final String SEALING = "Đóng dấu phát hành";

    @Inject SignatureImages images;
    @Inject Clock clock;

    /** The person's: the image of the hand, or name and time as text where there is none. */
    Mark signature(DocumentView document, Path pdf) {
        Instant now = clock.instant();
        Mark bare = new Mark(SIGNING, now, null, false);
        try {
            SignaturePlaces places =
                    new SignaturePlaces(PageText.last(pdf, SignaturePlaces.LAST_PAGES));
            String name = document.signerName();
            Optional<Appearance.Image> hand = images.of(document.signer());
            return shown(
                    bare,
                    hand.isPresent()
                            ? OfficeStamps.signature(places.ofPerson(name, 50, 25), hand.get())
                            : OfficeStamps.textBlock(places.ofPerson(name, 48, 12), name, now));
        } catch (IOException | RuntimeException unknown) {
            LOG.warn("{} is signed invisibly", document.id(), unknown);
            return bare;
        }
    }

    /**
     * The organisation's, in the order in which they are made: number and date where the document
     * leaves them open, then the seal. The seal is an image over the left third of the person's
     * signature, with name and time as text of their own at the top of the first page; without an
     * image the text is all there is.
     *
     * @param signatureField of the person's signature
     */
    List<Mark> seal(DocumentView document, Path pdf, String signatureField) {
        Instant now = clock.instant();
        Mark bare = new Mark(SEALING, now, null, false);
        try {
            List<Mark> marks = new ArrayList<>();
            Optional<PageText> first = PageText.first(pdf).stream().findFirst();
            first.ifPresent(page -> marks.addAll(numbers(document, page, now)));
            Placement top = top(first.map(PageText::area).orElse(new Placement(1, 0, 0, 210, 297)));
            Appearance text = OfficeStamps.textBlock(top, document.issuerName(), now);
            Optional<Appearance.Image> seal = images.of(document.owner());
            if (seal.isEmpty()) {
                marks.add(shown(bare, text));
                return marks;
            }
            marks.add(new Mark(NAMING, now, text, true));
            SignaturePlaces places =
                    new SignaturePlaces(PageText.last(pdf, SignaturePlaces.LAST_PAGES));
            Placement over = places.ofSeal(FieldPlace.find(pdf, signatureField));
            marks.add(shown(bare, Appearance.ofImage(over, seal.get())));
            return marks;
        } catch (IOException | RuntimeException unknown) {
            LOG.warn("{} is sealed invisibly", document.id(), unknown);
            return List.of(bare);
        }
    }

    private static List<Mark> numbers(DocumentView document, PageText page, Instant now) {
        return NumberForm.stamps(
                        page, DocumentSymbol.parse(document.symbol()), document.issuedDate())
                .stream()
                .map(
                        stamp ->
                                new Mark(
                                        NUMBERING,
                                        now,
                                        OfficeStamps.numberAndDate(stamp.place(), stamp.lines()),
                                        true))
                .toList();
    }

    /** In the upper margin of the first page, to the right. */
    private static Placement top(Placement page) {
        double width = Math.min(90, page.width());
        return new Placement(
                1, Math.max(0, page.left() + page.width() - 100), page.top() + 5, width, 10);
    }

    private static Mark shown(Mark bare, Appearance appearance) {
        return new Mark(bare.reason(), bare.time(), appearance, false);
    }
}
