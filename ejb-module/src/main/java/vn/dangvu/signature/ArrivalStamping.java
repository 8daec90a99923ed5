package vn.dangvu.signature;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import vn.dangvu.content.ContentService;
import vn.dangvu.content.FileContentStore;
import vn.dangvu.content.StoredContent;
import vn.dangvu.document.DocumentId;
import vn.dangvu.document.DocumentService;
import vn.dangvu.document.DocumentView;
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.platform.Settings;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;
import vn.dangvu.signing.CoverSheet;
import vn.dangvu.signing.OfficeStamps;
import vn.dangvu.signing.PageText;
import vn.dangvu.signing.Pin;
import vn.dangvu.signing.Placement;
import vn.dangvu.signing.TokenLogin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The stamp ĐẾN (NĐ 30/2020 Article 22): the appearance of a signature with the receiving
 * organisation's key, on a copy of what arrived. The document itself stays as it came.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class ArrivalStamping {
    private static final String REASON = "Đóng dấu ĐẾN";

    /** Below number and notation; what is above that may be stamped already. */
    private static final int HIGHEST = 55;

    /** Further down stand signatures and seals, which are no letters. */
    private static final int LOWEST = 160;

    private static final double WIDTH = 50;
    private static final double HEIGHT = 35;
    private static final Placement ON_SHEET = new Placement(1, 140, 12, WIDTH, HEIGHT);

    @Inject SigningEngine engine;
    @Inject KeyService keys;
    @Inject DocumentService documents;
    @Inject OrganisationService organisation;
    @Inject ContentService content;
    @Inject FileContentStore store;
    @Inject Settings settings;
    @Inject Clock clock;

    /**
     * A copy with the stamp, in the store.
     *
     * @param onCoverSheet the document bore no stamp and is attached to a sheet that does
     */
    public record Stamped(StoredContent content, boolean onCoverSheet) {}

    /** What the stamp says. */
    record Arrival(String organisation, long number, LocalDate date) {}

    /**
     * Stamps a copy of the current version.
     *
     * @param unit that received it
     * @param date of arrival, in Vietnam
     * @throws SigningRefused the token refused
     * @throws DomainException {@code signature.no-key}, {@code
     *     signature.time-stamp-unavailable}, {@code signature.certificate-refused}
     */
    public Stamped stamp(DocumentId id, UnitId unit, long number, LocalDate date) {
        KeyView key =
                keys.keyOf(unit)
                        .orElseThrow(
                                () -> new DomainException(Refusal.CONFLICT, "signature.no-key"));
        DocumentView document = documents.view(id);
        Arrival arrival = new Arrival(name(unit), number, date);
        try (Pin pin = Pin.fromFile(settings.signing().sealPinFile())) {
            return stamp(document, key, () -> engine.login(key.label(), pin), arrival);
        } catch (IOException disk) {
            throw new UncheckedIOException("the stamp ĐẾN cannot be made", disk);
        }
    }

    /** The short one: the longest line says how large all letters of a stamp are. */
    private String name(UnitId unit) {
        return organisation.unit(unit).shortName().toUpperCase(Locale.ROOT);
    }

    Stamped stamp(DocumentView document, KeyView key, Supplier<TokenLogin> token, Arrival arrival)
            throws IOException {
        Path file = content.file(document.current().blob());
        Optional<Path> direct = direct(file, key, token, arrival);
        Path made =
                direct.isPresent()
                        ? direct.get()
                        : onCoverSheet(document, file, key, token, arrival);
        try {
            return new Stamped(store.put(made), direct.isEmpty());
        } finally {
            made.toFile().delete();
        }
    }

    /** Empty when the sender forbade it, or another's signature would no longer hold. */
    private Optional<Path> direct(
            Path file, KeyView key, Supplier<TokenLogin> token, Arrival arrival)
            throws IOException {
        Optional<Path> made = made(file, key, token, mark(arrival, place(file)));
        if (made.isEmpty() || holds(made.get(), key)) {
            return made;
        }
        made.get().toFile().delete();
        return Optional.empty();
    }

    /** The token is others' again before responders are asked. */
    private Optional<Path> made(Path file, KeyView key, Supplier<TokenLogin> token, Mark mark) {
        Optional<Path> stamped;
        try (TokenLogin login = token.get()) {
            stamped = engine.stamp(file, key.label(), login, mark);
        }
        return stamped.map(engine::lasting).map(SigningEngine.Made::file);
    }

    private Path onCoverSheet(
            DocumentView document,
            Path file,
            KeyView key,
            Supplier<TokenLogin> token,
            Arrival arrival)
            throws IOException {
        Path sheet = engine.scratch();
        try {
            new CoverSheet(
                            "PHIẾU KÈM VĂN BẢN ĐẾN",
                            List.of(
                                    "Văn bản "
                                            + document.symbol()
                                            + " của "
                                            + document.issuerName(),
                                    "Bên gửi không cho thêm gì vào văn bản sau khi ký, nên dấu ĐẾN"
                                            + " đặt ở phiếu này.",
                                    "Văn bản đính kèm giữ nguyên từng byte:"))
                    .write(file, document.current().fileName(), sheet);
            Path made = made(sheet, key, token, mark(arrival, ON_SHEET)).orElseThrow();
            holds(made, key);
            return made;
        } finally {
            sheet.toFile().delete();
        }
    }

    private Mark mark(Arrival arrival, Placement place) {
        return new Mark(
                REASON,
                clock.instant(),
                OfficeStamps.arrival(
                        place.left(),
                        place.top(),
                        arrival.organisation(),
                        Long.toString(arrival.number()),
                        arrival.date(),
                        "",
                        ""),
                true);
    }

    /**
     * Whether everybody else's signature is as good as before.
     *
     * @throws DomainException the own signature is not good; then nothing is left of it
     */
    private boolean holds(Path made, KeyView key) {
        try {
            Verdict verdict = VerdictMapping.verdict(engine.verify(made));
            OwnSignature.require(verdict, key.certificateSha256());
            return !OwnSignature.spoilsAnother(verdict);
        } catch (RuntimeException refused) {
            made.toFile().delete();
            throw refused;
        }
    }

    /** The first place of its size in the upper half that no letter stands on. */
    private static Placement place(Path pdf) throws IOException {
        Placement usual = new Placement(1, 20, HIGHEST, WIDTH, HEIGHT);
        for (PageText page : PageText.first(pdf)) {
            Placement area = page.area();
            double[] columns = {20, area.width() - WIDTH - 12, (area.width() - WIDTH) / 2, 5};
            for (int top = HIGHEST; top <= Math.min(LOWEST, area.height() - HEIGHT); top += 3) {
                for (double left : columns) {
                    Placement place =
                            new Placement(1, area.left() + left, area.top() + top, WIDTH, HEIGHT);
                    if (page.isFree(place)) {
                        return place;
                    }
                }
            }
        }
        return usual;
    }
}
