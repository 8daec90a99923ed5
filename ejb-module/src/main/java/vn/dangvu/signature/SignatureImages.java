package vn.dangvu.signature;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import vn.dangvu.account.Actor;
import vn.dangvu.organisation.PersonId;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.shared.DomainEvent;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;
import vn.dangvu.signing.Appearance;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The images that visible signatures show (NĐ 30/2020 Appendix I): a person's hand, which only the
 * person sets and sees, and an organisation's seal, which its văn thư keep (NĐ 30/2020 Article 32).
 */
@ApplicationScoped
@Transactional
public class SignatureImages {
    /** Of an uploaded image, in bytes. */
    public static final int MOST_BYTES = PngImage.MOST_BYTES;

    @Inject EntityManager db;
    @Inject Event<DomainEvent> events;
    @Inject Clock clock;

    /**
     * The actor's own image as PNG.
     *
     * @throws DomainException {@code request.forbidden} with a temporary password: whoever gave it out
     *     knows it too
     */
    public Optional<byte[]> own(Actor actor) {
        demandOwnPassword(actor);
        return find(actor.person()).map(image -> image.png);
    }

    /**
     * Takes the actor's image, in place of the one before.
     *
     * @param png a file that somebody sent
     * @throws DomainException {@code request.forbidden} as in {@link #own}; see {@link
     *     PngImage#checked}
     */
    public void replaceOwn(Actor actor, byte[] png) {
        demandOwnPassword(actor);
        byte[] checked = PngImage.checked(png);
        SignatureImage image = find(actor.person()).orElseGet(SignatureImage::new);
        image.person = actor.person().value();
        keep(image, checked, actor.person());
        events.fire(
                new SignatureImageChanged.SignatureImageReplaced(
                        actor.person().value(), facts(checked)));
    }

    /**
     * The actor signs with text again; again is no fault.
     *
     * @throws DomainException {@code request.forbidden} as in {@link #own}
     */
    public void removeOwn(Actor actor) {
        demandOwnPassword(actor);
        find(actor.person())
                .ifPresent(
                        image -> {
                            db.remove(image);
                            events.fire(
                                    new SignatureImageChanged.SignatureImageRemoved(
                                            actor.person().value(), facts(image.png)));
                        });
    }

    /**
     * The image of an organisation's seal as PNG.
     *
     * @throws DomainException {@code image.not-clerk}
     */
    public Optional<byte[]> seal(Actor actor, UnitId unit) {
        demandClerk(actor, unit);
        return find(unit).map(image -> image.png);
    }

    /**
     * Takes the image of an organisation's seal, in place of the one before.
     *
     * @throws DomainException {@code image.not-clerk} and see {@link PngImage#checked}
     */
    public void replaceSeal(Actor actor, UnitId unit, byte[] png) {
        demandClerk(actor, unit);
        byte[] checked = PngImage.checked(png);
        SignatureImage image = find(unit).orElseGet(SignatureImage::new);
        image.unit = unit.value();
        keep(image, checked, actor.person());
        events.fire(
                new SignatureImageChanged.SealImageReplaced(
                        actor.person().value(), unit.value(), facts(checked)));
    }

    /**
     * The organisation seals with text again; again is no fault.
     *
     * @throws DomainException {@code image.not-clerk}
     */
    public void removeSeal(Actor actor, UnitId unit) {
        demandClerk(actor, unit);
        find(unit)
                .ifPresent(
                        image -> {
                            db.remove(image);
                            events.fire(
                                    new SignatureImageChanged.SealImageRemoved(
                                            actor.person().value(),
                                            unit.value(),
                                            facts(image.png)));
                        });
    }

    /** For a signature of this person. */
    Optional<Appearance.Image> of(PersonId person) {
        return find(person).map(image -> new Appearance.Image(image.png));
    }

    /** For a seal of this organisation. */
    Optional<Appearance.Image> of(UnitId unit) {
        return find(unit).map(image -> new Appearance.Image(image.png));
    }

    private static void demandOwnPassword(Actor actor) {
        if (actor.mustChangePassword()) {
            throw new DomainException(Refusal.FORBIDDEN, "request.forbidden");
        }
    }

    private static void demandClerk(Actor actor, UnitId unit) {
        if (!actor.holds(Position.CLERK, unit)) {
            throw new DomainException(Refusal.FORBIDDEN, "image.not-clerk");
        }
    }

    private void keep(SignatureImage image, byte[] png, PersonId by) {
        image.png = png;
        image.setBy = by.value();
        image.setAt = clock.instant();
        if (image.id == null) {
            db.persist(image);
        }
    }

    private Optional<SignatureImage> find(PersonId person) {
        return find("i.person = :holder", person.value());
    }

    private Optional<SignatureImage> find(UnitId unit) {
        return find("i.unit = :holder", unit.value());
    }

    private Optional<SignatureImage> find(String condition, long holder) {
        return db.createQuery(
                        "select i from SignatureImage i where " + condition, SignatureImage.class)
                .setParameter("holder", holder)
                .getResultStream()
                .findFirst();
    }

    private static Map<String, Object> facts(byte[] png) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(png);
            return Map.of("sha256", HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
