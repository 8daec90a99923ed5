package vn.dangvu.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import vn.dangvu.organisation.OrganisationChanges;
import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.PersonId;
import vn.dangvu.shared.DomainEvent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Signing in and out, who is asking, one's own password, and the first administrator.
 *
 * <p>Passwords handed in are wiped when a method returns or throws.
 */
@Stateless
public class AccountService {
    @Inject EntityManager entities;
    @Inject Clock clock;
    @Inject Event<DomainEvent> events;
    @Inject OrganisationService organisations;
    @Inject OrganisationChanges changes;
    @Inject PasswordHashes passwords;
    @Inject OwnTransaction own;

    /** For the container. */
    public AccountService() {}

    /** Wires by hand, outside a container. */
    @SuppressWarnings("UnnecessaryAssignment")
    AccountService(
            EntityManager entities,
            Clock clock,
            Event<DomainEvent> events,
            PasswordHashes passwords,
            OwnTransaction own) {
        this.entities = entities;
        this.clock = clock;
        this.events = events;
        this.organisations = new OrganisationService(entities, clock);
        this.changes = new OrganisationChanges(entities, clock, events);
        this.passwords = passwords;
        this.own = own;
    }

    /**
     * Opens a session with a new token; the one the browser had before ends. Takes one run of
     * Argon2id, about 50 to 250 ms, whoever asks (R01, R07).
     *
     * @throws SignInThrottled when there were too many tries; the password was not looked at
     * @throws SignInRefused for every other reason, which is not told
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public SignedIn signIn(SignIn attempt) {
        try {
            LoginName login = LoginName.typed(attempt.loginName());
            throttle(login, attempt.address());
            Optional<AccountId> account = check(login, attempt.password());
            String hash = freshHash(account.orElseThrow(SignInRefused::new), attempt.password());
            return own.run(() -> enter(account.get(), hash, login, attempt));
        } finally {
            Arrays.fill(attempt.password(), '\0');
        }
    }

    private void throttle(LoginName login, String address) {
        Optional<Duration> wait = own.run(() -> tries().admit(login, address, clock.instant()));
        if (wait.isPresent()) {
            throw new SignInThrottled(wait.get());
        }
    }

    /** The account behind name and password; the work is the same when there is none. */
    private Optional<AccountId> check(LoginName login, char[] password) {
        Optional<Account> account = own.run(() -> accounts().named(login));
        String hash = account.map(Account::passwordHash).orElseGet(passwords::decoy);
        boolean right = passwords.matches(password, hash);
        return account.filter(found -> right && found.maySignIn(clock.instant())).map(Account::id);
    }

    /** The stored hash, or a new one where the policy has become stricter since (R02). */
    private String freshHash(AccountId id, char[] password) {
        String stored = own.run(() -> accounts().get(id).passwordHash());
        return passwords.outdated(stored) ? passwords.hash(password) : stored;
    }

    private SignedIn enter(AccountId id, String hash, LoginName login, SignIn attempt) {
        Instant now = clock.instant();
        Account account = accounts().lock(id);
        if (!account.maySignIn(now)) {
            throw new SignInRefused(); // disabled while the password was being checked
        }
        account.rehashed(hash);
        account.signedIn(now);
        tries().succeeded(login, attempt.address(), now);
        tries().forgetOld(now);
        sessions().forgetExpired(now);
        attempt.previous().ifPresent(sessions()::end);
        SessionToken token = sessions().open(id, attempt.address(), attempt.userAgent(), now);
        events.fire(new AccountEvent.SessionOpened(account.person(), id));
        return new SignedIn(token, actor(account));
    }

    /**
     * Who a token stands for, with the positions of this moment; empty when the session was never,
     * has ended, was idle for 20 minutes or is 10 hours old (R08), or the account is disabled (R09).
     *
     * <p>Costs a few reads by key; a write at most every 30 s, so idleness is known to 30 s.
     */
    public Optional<Actor> actorOf(SessionToken token) {
        return sessions().seen(token, clock.instant()).filter(Account::active).map(this::actor);
    }

    /** For work done in somebody's name while he is away; empty when the account is disabled. */
    public Optional<Actor> actorOf(AccountId account) {
        return Optional.of(accounts().get(account)).filter(Account::active).map(this::actor);
    }

    /** The person who signs in with this name, whether the account is disabled or not. */
    public Optional<PersonId> personOf(String loginName) {
        return accounts().named(LoginName.typed(loginName)).map(Account::person);
    }

    /** Ends the session of a token; quiet when there is none. */
    public void signOut(SessionToken token) {
        actorOf(token)
                .ifPresent(
                        actor ->
                                events.fire(
                                        new AccountEvent.SessionsClosed(
                                                actor.person(), actor.account())));
        sessions().end(token);
    }

    /** The browsers in which the person is signed in, the one used last first. */
    public List<SessionView> sessionsOf(Actor actor, SessionToken asking) {
        return sessions().of(actor.account(), clock.instant()).stream()
                .map(session -> session.view(asking))
                .toList();
    }

    /** Ends one session of the person; quiet when it has ended already or is somebody else's. */
    public void signOut(Actor actor, String session) {
        sessions().end(actor.account(), session);
        events.fire(new AccountEvent.SessionsClosed(actor.person(), actor.account()));
    }

    /** Ends all sessions of the person, this one included. */
    public void signOutEverywhere(Actor actor) {
        sessions().endAll(actor.account());
        events.fire(new AccountEvent.SessionsClosed(actor.person(), actor.account()));
    }

    /**
     * Replaces one's password, ends all one's sessions and opens a new one.
     *
     * @throws PasswordRefused when the new one is shorter than 12 or longer than 128 characters, easy
     *     to guess or the old one again; or the current one is wrong
     * @throws SignInThrottled when the current one was wrong too often
     * @throws SignInRefused when the session has ended
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public SignedIn changePassword(ChangePassword order) {
        try {
            Actor actor = own.run(() -> actorOf(order.session())).orElseThrow(SignInRefused::new);
            PasswordRules.check(order.replacement(), actor.loginName(), actor.fullName());
            proveCurrent(actor, order);
            String hash = passwords.hash(order.replacement());
            return own.run(() -> replace(actor, hash, order));
        } finally {
            Arrays.fill(order.current(), '\0');
            Arrays.fill(order.replacement(), '\0');
        }
    }

    private void proveCurrent(Actor actor, ChangePassword order) {
        throttle(new LoginName(actor.loginName()), order.address());
        String stored = own.run(() -> accounts().get(actor.account()).passwordHash());
        if (!passwords.matches(order.current(), stored)) {
            throw PasswordRefused.currentWrong();
        }
        if (Arrays.equals(order.current(), order.replacement())) {
            throw PasswordRefused.unchanged();
        }
    }

    private SignedIn replace(Actor actor, String hash, ChangePassword order) {
        Instant now = clock.instant();
        Account account = accounts().lock(actor.account());
        account.chooses(hash);
        tries().succeeded(account.loginName(), order.address(), now);
        sessions().endAll(actor.account());
        SessionToken token =
                sessions().open(actor.account(), order.address(), order.userAgent(), now);
        events.fire(new AccountEvent.PasswordChanged(actor.person(), actor.account()));
        return new SignedIn(token, actor(account));
    }

    /** Whether the first administrator is still to be made: then the set-up page is shown. */
    public boolean setUpIsOpen() {
        SetUpCode code = entities.find(SetUpCode.class, SetUpCode.ID);
        return code != null && code.usable(clock.instant()) && accounts().none();
    }

    /**
     * Makes the first administrator of a new installation, once (R14).
     *
     * @throws SetUpRefused when the code is wrong, used, older than 24 hours or was tried five times,
     *     or somebody has an account already
     * @throws PasswordRefused see {@link #changePassword}; does not count as a try
     * @throws AccountRefused when the login name cannot be one; does not count as a try
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public AccountId setUpAdministrator(SetUpAdministrator order) {
        try {
            LoginName login = LoginName.chosen(order.loginName());
            PasswordRules.check(order.password(), order.loginName(), order.fullName());
            Optional<String> code = own.run(this::tryCode);
            char[] typed = Crockford.normal(order.code()).toCharArray();
            if (!passwords.matches(typed, code.orElseGet(passwords::decoy))) {
                throw new SetUpRefused();
            }
            String hash = passwords.hash(order.password());
            return own.run(() -> firstAdministrator(login, order.fullName(), hash));
        } finally {
            Arrays.fill(order.password(), '\0');
        }
    }

    private Optional<String> tryCode() {
        SetUpCode code = lockCode();
        if (code == null || !code.usable(clock.instant()) || !accounts().none()) {
            return Optional.empty();
        }
        code.countTry();
        return Optional.of(code.codeHash());
    }

    private AccountId firstAdministrator(LoginName login, String fullName, String hash) {
        SetUpCode code = lockCode();
        if (code == null || !accounts().none()) {
            throw new SetUpRefused();
        }
        entities.remove(code);
        PersonId person = changes.addPerson(fullName);
        Account account = new Account(login, person, true, clock.instant());
        account.chooses(hash);
        accounts().add(account);
        events.fire(new AccountEvent.AccountOpened(null, account.id(), true));
        return account.id();
    }

    private SetUpCode lockCode() {
        return entities.find(SetUpCode.class, SetUpCode.ID, LockModeType.PESSIMISTIC_WRITE);
    }

    private Actor actor(Account account) {
        return new Actor(
                account.id(),
                account.person(),
                organisations.person(account.person()).fullName(),
                account.loginName().value(),
                organisations.positionsOf(account.person()),
                account.administrator(),
                account.mustChangePassword());
    }

    private Accounts accounts() {
        return new Accounts(entities);
    }

    private Sessions sessions() {
        return new Sessions(entities);
    }

    private SignInThrottle tries() {
        return new SignInThrottle(entities);
    }
}
