package vn.dangvu.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static vn.dangvu.account.AccountWorld.HOME;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import vn.dangvu.organisation.PersonView;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitView;

import java.util.Optional;
import java.util.function.Supplier;

class AdministrationIT {
    private final AccountWorld world = new AccountWorld().populated();
    private final Actor administrator = world.administrator();

    @AfterEach
    void drop() {
        world.close();
    }

    @Test
    void aNewColleagueSignsInWithTheirPosition() {
        OpenAccount order = order("hien.duk", "Phan Thị Thu Hiền");
        TemporaryPassword temporary =
                inTransaction(() -> world.administration.openAccount(administrator, order));
        assertThat(temporary.toString()).doesNotContain(temporary.value());

        SignedIn in = world.signIn("hien.duk", temporary.value(), HOME);
        assertThat(in.actor().fullName()).isEqualTo("Phan Thị Thu Hiền");
        assertThat(world.organisations.holders(world.khoi, Position.SPECIALIST))
                .extracting(PersonView::fullName)
                .containsExactly("Phan Thị Thu Hiền");
        assertThat(world.administration.accounts(administrator))
                .extracting(AccountView::loginName)
                .containsExactly("chau.duk", "hien.duk", "quantri.duk");
        assertThat(world.administration.units(administrator))
                .extracting(UnitView::code)
                .containsExactly("ĐUK");
    }

    @Test
    void aTakenOrImpossibleLoginNameLeavesNothingBehind() {
        assertThatThrownBy(() -> open(order("chau.duk", "Người Khác")))
                .hasMessageContaining("account.login-taken");
        for (String bad : new String[] {"", "hạnh", "a b", "-x-", "ab", "x".repeat(65)}) {
            assertThatThrownBy(() -> open(order(bad, "Người Khác")))
                    .hasMessageContaining("account.login-invalid");
        }
        Object people =
                world.database
                        .entityManager()
                        .createNativeQuery(
                                "select count(*) from person where full_name = 'Người Khác'")
                        .getSingleResult();
        assertThat(people).isEqualTo(0L);
    }

    @Test
    void whoIsNoAdministratorGetsNowhere() {
        Actor clerk = world.signIn("chau.duk").actor();
        assertThatThrownBy(() -> world.administration.accounts(clerk))
                .hasMessageContaining("account.administrators-only");
        assertThatThrownBy(
                        () ->
                                inTransaction(
                                        () ->
                                                world.administration.resetPassword(
                                                        clerk, world.administrator)))
                .hasMessageContaining("account.administrators-only");
    }

    @Test
    void theLastAdministratorStays() {
        assertThatThrownBy(
                        () ->
                                world.database.inTransaction(
                                        () ->
                                                world.administration.disable(
                                                        administrator, world.administrator)))
                .hasMessageContaining("account.last-administrator");
    }

    private TemporaryPassword open(OpenAccount order) {
        return inTransaction(() -> world.administration.openAccount(administrator, order));
    }

    private OpenAccount order(String login, String name) {
        return new OpenAccount(
                login,
                name,
                Optional.of(new OpenAccount.Place(world.khoi, Position.SPECIALIST)),
                false);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return world.database.inTransaction(work);
    }
}
