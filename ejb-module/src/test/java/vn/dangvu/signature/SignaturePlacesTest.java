package vn.dangvu.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import vn.dangvu.signing.PageText;
import vn.dangvu.signing.Placement;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class SignaturePlacesTest {
    private static final String NAME = "Đỗ Thanh Sơn";

    @TempDir Path folder;
    private List<PageText> read = List.of();

    private SignaturePlaces places(OfficePdf pdf) throws Exception {
        try (pdf) {
            read = PageText.last(pdf.save(folder), SignaturePlaces.LAST_PAGES);
        }
        return new SignaturePlaces(read);
    }

    private void standsOnNothing(Placement place) {
        PageText page =
                read.stream()
                        .filter(p -> p.area().page() == place.page())
                        .findFirst()
                        .orElseThrow();
        assertThat(page.isFree(place)).as("%s", place).isTrue();
    }

    @Test
    void theHandStandsInTheMiddleBetweenPositionAndName() throws Exception {
        Placement hand = places(new OfficePdf().body(70, 150).foot(180)).ofPerson(NAME, 50, 25);

        standsOnNothing(hand);
        assertThat(hand.top() + hand.height() / 2).isCloseTo((187 + 217) / 2.0, within(4.0));
        assertThat(hand.left() + hand.width() / 2).isCloseTo(147, within(3.0));
        assertThat(hand.height()).isEqualTo(25);
    }

    @Test
    void itIsSmallerWhereLessRoomIsLeft() throws Exception {
        OfficePdf tight = new OfficePdf().line(135, 187, "PHÓ BÍ THƯ").line(133, 205, NAME);
        Placement hand = places(tight).ofPerson(NAME, 50, 25);

        standsOnNothing(hand);
        assertThat(hand.height()).isBetween(8.0, 16.0);
        assertThat(hand.top()).isBetween(187.0, 195.0);
    }

    @Test
    void aNameInASentenceOrOnAnEarlierPageIsNoPlaceToSignAt() throws Exception {
        OfficePdf pdf =
                new OfficePdf()
                        .foot(180)
                        .page()
                        .body(30, 100)
                        .line(30, 120, "Giao đồng chí Đỗ Thanh Sơn chủ trì.")
                        .page()
                        .body(30, 60);
        Placement hand = places(pdf).ofPerson(NAME, 50, 25);

        standsOnNothing(hand);
        assertThat(hand.page()).isEqualTo(3);
        assertThat(hand.left() + hand.width()).isCloseTo(195, within(0.5));
        assertThat(hand.top() + hand.height()).isCloseTo(277, within(0.5));
    }

    @Test
    void withoutTheNameItStandsUnderThePosition() throws Exception {
        OfficePdf pdf = new OfficePdf().body(70, 150).line(135, 187, "Phó Bí thư Thường trực");
        Placement hand = places(pdf).ofPerson(NAME, 50, 25);

        standsOnNothing(hand);
        assertThat(hand.top()).isBetween(187.0, 193.0);
    }

    @Test
    void whereTextReachesDownItGoesIntoTheMarginAndIsSmaller() throws Exception {
        Placement hand = places(new OfficePdf().body(30, 275)).ofPerson(NAME, 50, 25);

        standsOnNothing(hand);
        assertThat(hand.top() + hand.height()).isLessThanOrEqualTo(297);
    }

    @Test
    void theSealLiesOverTheLeftThirdAndStaysOnThePage() throws Exception {
        SignaturePlaces places = places(new OfficePdf().foot(180));
        Placement hand = places.ofPerson(NAME, 50, 25);

        Placement seal = places.ofSeal(Optional.of(hand));

        assertThat(seal.width()).isEqualTo(SignaturePlaces.SEAL);
        assertThat(seal.left() + seal.width())
                .isCloseTo(hand.left() + hand.width() / 3, within(0.1));
        Placement low = places.ofSeal(Optional.of(new Placement(1, 100, 280, 50, 12)));
        assertThat(low.top() + low.height()).isCloseTo(297, within(0.1));
    }

    @Test
    void nothingThatCanBeReadIsTakenForA4() {
        Placement hand = new SignaturePlaces(List.of()).ofPerson(NAME, 60, 12);
        assertThat(hand).isEqualTo(new Placement(-1, 135, 265, 60, 12));
        assertThat(new SignaturePlaces(List.of()).ofSeal(Optional.empty()).page()).isEqualTo(-1);
    }
}
