package vn.dangvu.account;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import vn.dangvu.organisation.GivePosition;
import vn.dangvu.organisation.OpenUnit;
import vn.dangvu.organisation.OrganisationChanges;
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.PersonId;
import vn.dangvu.organisation.PersonView;
import vn.dangvu.organisation.PositionHoldingId;
import vn.dangvu.organisation.PositionHoldingView;
import vn.dangvu.organisation.TermId;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitView;
import vn.dangvu.shared.DomainEvent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What an administrator keeps: units, people, positions and accounts. It gives no right to documents.
 *
 * <p>Every method throws {@link AccountRefused} ({@code account.administrators-only}) when the actor is
 * no administrator.
 */
@Stateless
public class AdministrationService {
    /** Long enough to reach a colleague over a weekend. */
    private static final Duration TEMPORARY = Duration.ofDays(3);

    @Inject EntityManager entities;
    @Inject Clock clock;
    @Inject Event<DomainEvent> events;
    @Inject OrganisationService organisations;
    @Inject OrganisationChanges changes;
    @Inject PasswordHashes passwords;

    /** For the container. */
    public AdministrationService() {}

    /** Wires by hand, outside a container. */
    @SuppressWarnings("UnnecessaryAssignment")
    AdministrationService(
            EntityManager entities,
            Clock clock,
            Event<DomainEvent> events,
            PasswordHashes passwords) {
        this.entities = entities;
        this.clock = clock;
        this.events = events;
        this.organisations = new OrganisationService(entities, clock);
        this.changes = new OrganisationChanges(entities, clock, events);
        this.passwords = passwords;
    }

    /** All accounts in the order of their login names. */
    public List<AccountView> accounts(Actor by) {
        demandAdministrator(by);
        List<Account> all = accounts().all();
        Map<PersonId, PersonView> people =
                organisations.people(all.stream().map(Account::person).distinct().toList());
        return all.stream().map(account -> view(account, people.get(account.person()))).toList();
    }

    /** All units of today in the order of their codes; empty before the first was opened. */
    public List<UnitView> units(Actor by) {
        demandAdministrator(by);
        return organisations.khoi().map(khoi -> organisations.subtree(khoi.id())).orElse(List.of());
    }

    /** Everything a person ever held, the newest first. */
    public List<PositionHoldingView> positionsOf(Actor by, PersonId person) {
        demandAdministrator(by);
        return organisations.recordsOf(person);
    }

    /** See {@link OrganisationChanges#open}. */
    public UnitId openUnit(Actor by, OpenUnit command) {
        demandAdministrator(by);
        return changes.open(command, by.person());
    }

    /** See {@link OrganisationChanges#openTerm}. */
    public TermId openTerm(Actor by, UnitId unit, String name, LocalDate firstDay) {
        demandAdministrator(by);
        return changes.openTerm(unit, name, firstDay, by.person());
    }

    /** See {@link OrganisationChanges#give}. */
    public PositionHoldingId givePosition(Actor by, GivePosition command) {
        demandAdministrator(by);
        return changes.give(command, by.person());
    }

    /** Ends a position; the person's sessions lose its rights at their next request. */
    public void endPosition(Actor by, PositionHoldingId holding) {
        demandAdministrator(by);
        changes.end(holding, by.person());
    }

    /**
     * Records a new person in their position and opens their account.
     *
     * @throws AccountRefused when the login name is taken or cannot be one
     * @throws vn.dangvu.organisation.UnitRefused when the name is empty
     */
    public TemporaryPassword openAccount(Actor by, OpenAccount command) {
        demandAdministrator(by);
        LoginName login = LoginName.chosen(command.loginName());
        PersonId person = changes.addPerson(command.fullName());
        command.place()
                .map(
                        place ->
                                new GivePosition(
                                        person,
                                        place.unit(),
                                        place.position(),
                                        organisations.today()))
                .ifPresent(position -> changes.give(position, by.person()));
        Account account = new Account(login, person, command.administrator(), clock.instant());
        String temporary = giveTemporary(account);
        accounts().add(account);
        events.fire(
                new AccountEvent.AccountOpened(by.person(), account.id(), command.administrator()));
        return handOver(account, temporary);
    }

    /** Replaces a lost password and ends the person's sessions. */
    public TemporaryPassword resetPassword(Actor by, AccountId id) {
        demandAdministrator(by);
        Account account = accounts().lock(id);
        String temporary = giveTemporary(account);
        new Sessions(entities).endAll(id);
        events.fire(new AccountEvent.PasswordReset(by.person(), id));
        return handOver(account, temporary);
    }

    /**
     * Lets an account sign in no more; its sessions end with this (R09).
     *
     * @throws AccountRefused when no other administrator would be left
     */
    public void disable(Actor by, AccountId id) {
        demandAdministrator(by);
        List<Account> administrators = accounts().lockActiveAdministrators();
        if (administrators.stream().allMatch(one -> one.id().equals(id))) {
            throw AccountRefused.lastAdministrator();
        }
        accounts().lock(id).becomes(AccountStatus.DISABLED);
        new Sessions(entities).endAll(id);
        events.fire(new AccountEvent.AccountDisabled(by.person(), id));
    }

    /** Lets a disabled account sign in again, with its old password. */
    public void enable(Actor by, AccountId id) {
        demandAdministrator(by);
        accounts().lock(id).becomes(AccountStatus.ACTIVE);
        events.fire(new AccountEvent.AccountEnabled(by.person(), id));
    }

    private String giveTemporary(Account account) {
        String temporary = Crockford.random(3, 4);
        account.receivesTemporary(
                passwords.hash(temporary.toCharArray()), clock.instant().plus(TEMPORARY));
        return temporary;
    }

    private TemporaryPassword handOver(Account account, String temporary) {
        Instant until = clock.instant().plus(TEMPORARY);
        return new TemporaryPassword(account.id(), temporary, until);
    }

    private static AccountView view(Account account, PersonView person) {
        return new AccountView(
                account.id(),
                account.loginName().value(),
                person,
                account.administrator(),
                account.status(),
                account.mustChangePassword(),
                account.lastSignInAt());
    }

    private static void demandAdministrator(Actor actor) {
        if (!actor.administrator()) {
            throw AccountRefused.administratorsOnly();
        }
    }

    private Accounts accounts() {
        return new Accounts(entities);
    }
}
