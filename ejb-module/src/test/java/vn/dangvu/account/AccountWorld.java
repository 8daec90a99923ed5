package vn.dangvu.account;

import vn.dangvu.organisation.GivePosition;
import vn.dangvu.organisation.OpenUnit;
import vn.dangvu.organisation.OrganisationChanges;
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.PersonId;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.PositionHoldingId;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.organisation.UnitKind;
import vn.dangvu.platform.MovableClock;
import vn.dangvu.platform.RecordedEvents;
import vn.dangvu.platform.TestDatabase;
import vn.dangvu.shared.DomainEvent;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

/** A Khối with a clerk and an administrator, on a real database; the clock stands at 08:00 UTC. */
final class AccountWorld implements AutoCloseable {
    static final String PASSWORD = "con mèo trèo cây cau";
    static final String HOME = "10.0.0.7";
    static final String ELSEWHERE = "203.0.113.9";

    final TestDatabase database = TestDatabase.fresh();
    final MovableClock clock = new MovableClock("2026-11-22T08:00:00Z");
    final RecordedEvents<DomainEvent> events = new RecordedEvents<>();
    final OwnTransaction own =
            new OwnTransaction() {
                @Override
                public <T> T run(Supplier<T> step) {
                    return database.inNewTransaction(step);
                }
            };
    final OrganisationService organisations =
            new OrganisationService(database.entityManager(), clock);
    private final OrganisationChanges changes =
            new OrganisationChanges(database.entityManager(), clock, events);
    final AccountService accounts;
    final AdministrationService administration;
    final PasswordHashes passwords;
    final FirstAdministrator firstAdministrator;

    UnitId khoi;
    AccountId clerk;
    PersonId clerkPerson;
    PositionHoldingId clerkPosition;
    AccountId administrator;

    /** Cheap hashes, because not they are the question. */
    AccountWorld() {
        this(new PasswordHashes(new PasswordHashes.Policy(64, 1, 1)));
    }

    AccountWorld(PasswordHashes passwords) {
        this.passwords = passwords;
        var entities = database.entityManager();
        accounts = new AccountService(entities, clock, events, passwords, own);
        administration = new AdministrationService(entities, clock, events, passwords);
        firstAdministrator = new FirstAdministrator(entities, clock, passwords);
    }

    AccountWorld populated() {
        database.inTransaction(this::populate);
        return this;
    }

    private void populate() {
        LocalDate start = LocalDate.of(2025, 7, 1);
        khoi =
                changes.open(
                        new OpenUnit(
                                "ĐUK",
                                "Đảng ủy Khối",
                                "Khối",
                                UnitKind.KHOI,
                                "ĐUK",
                                true,
                                Optional.empty(),
                                Optional.empty(),
                                start),
                        null);
        clerkPerson = changes.addPerson("Lê Minh Châu");
        clerkPosition =
                changes.give(new GivePosition(clerkPerson, khoi, Position.CLERK, start), null);
        clerk = account("chau.duk", clerkPerson, false);
        administrator = account("quantri.duk", changes.addPerson("Vương Đình Nam"), true);
    }

    private AccountId account(String login, PersonId person, boolean administrator) {
        Account account = new Account(new LoginName(login), person, administrator, clock.instant());
        account.chooses(passwords.hash(PASSWORD.toCharArray()));
        new Accounts(database.entityManager()).add(account);
        return account.id();
    }

    SignedIn signIn(String login) {
        return signIn(login, PASSWORD, HOME);
    }

    SignedIn signIn(String login, String password, String address) {
        return accounts.signIn(new SignIn(login, password.toCharArray(), address, "JUnit"));
    }

    /** Who the token stands for, asked in a transaction as the container would. */
    Optional<Actor> actorOf(SessionToken token) {
        return database.inTransaction(() -> accounts.actorOf(token));
    }

    Actor administrator() {
        return signIn("quantri.duk").actor();
    }

    @Override
    public void close() {
        database.close();
    }
}
