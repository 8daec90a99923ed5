package vn.dangvu.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import vn.dangvu.account.Actor;
import vn.dangvu.content.StagedFile;
import vn.dangvu.content.UploadId;
import vn.dangvu.content.UploadService;
import vn.dangvu.organisation.HeldPosition;
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitView;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.NotFound;
import vn.dangvu.signature.KeyService;
import vn.dangvu.signature.SignatureImages;
import vn.dangvu.web.form.SentFiles;
import vn.dangvu.web.frame.Go;
import vn.dangvu.web.frame.Notices;
import vn.dangvu.web.frame.Once;
import vn.dangvu.web.security.CurrentActor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** On {@code /tai-khoan}: what my signature shows, and the seal of my organisation. */
@RequestScoped
@Named
public class SignatureImagesPage {
    private static final String HAND = "hinh-chu-ky";
    private static final String SEAL = "hinh-con-dau";

    @Inject CurrentActor current;
    @Inject SignatureImages images;
    @Inject KeyService keys;
    @Inject OrganisationService organisation;
    @Inject UploadService uploads;
    @Inject SentFiles files;
    @Inject Notices notices;
    @Inject HttpServletRequest request;

    private final Once<Boolean> signing = new Once<>();
    private final Once<Boolean> handShown = new Once<>();
    private final Once<UnitView> sealed = new Once<>();
    private final Once<Boolean> sealShown = new Once<>();

    /** Whoever has no key signs nothing, and needs no image. */
    public boolean isSigning() {
        return signing.get(
                () -> !actor().mustChangePassword() && keys.keyOf(actor().person()).isPresent());
    }

    public boolean isHandShown() {
        return handShown.get(() -> images.own(actor()).isPresent());
    }

    /** The first organisation that the person seals for as its văn thư; null = none has a key. */
    public UnitView getSealed() {
        return sealed.get(
                () ->
                        actor().positions().stream()
                                .filter(held -> held.position() == Position.CLERK)
                                .map(HeldPosition::unit)
                                .filter(unit -> keys.keyOf(unit).isPresent())
                                .map(organisation::unit)
                                .filter(UnitView::hasSeal)
                                .findFirst()
                                .orElse(null));
    }

    public boolean isSealShown() {
        return sealShown.get(() -> images.seal(actor(), sealedUnit().id()).isPresent());
    }

    public void saveHand() {
        take(HAND, png -> images.replaceOwn(actor(), png));
    }

    public void removeHand() {
        images.removeOwn(actor());
        Go.to("/tai-khoan?hinh=da-go");
    }

    public void saveSeal() {
        take(SEAL, png -> images.replaceSeal(actor(), sealedUnit().id(), png));
    }

    public void removeSeal() {
        images.removeSeal(actor(), sealedUnit().id());
        Go.to("/tai-khoan?hinh=da-go");
    }

    private UnitView sealedUnit() {
        if (getSealed() == null) {
            throw new NotFound("unit");
        }
        return getSealed();
    }

    public int getMostBytes() {
        return SignatureImages.MOST_BYTES;
    }

    public boolean isSaved() {
        return "da-luu".equals(request.getParameter("hinh"));
    }

    public boolean isRemoved() {
        return "da-go".equals(request.getParameter("hinh"));
    }

    private interface Keeper {
        void keep(byte[] png);
    }

    /** The upload is used up either way: a refused image is of no use a second time. */
    private void take(String field, Keeper keeper) {
        UploadId newest = files.newest(field);
        if (newest == null) {
            notices.refuse(field, "image.missing");
            return;
        }
        try {
            byte[] bytes = bytes(uploads.finished(actor(), newest));
            uploads.discard(actor(), newest);
            keeper.keep(bytes);
        } catch (DomainException refused) {
            notices.refuse(field, refused);
            return;
        }
        Go.to("/tai-khoan?hinh=da-luu");
    }

    /** One byte more than may be, which is then refused, whatever the size of the file. */
    private static byte[] bytes(StagedFile file) {
        try (InputStream in = Files.newInputStream(file.path())) {
            return in.readNBytes(SignatureImages.MOST_BYTES + 1);
        } catch (IOException disk) {
            throw new UncheckedIOException("the staged file cannot be read", disk);
        }
    }

    private Actor actor() {
        return current.required();
    }
}
