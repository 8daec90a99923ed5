package vn.dangvu.platform.demonstration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import vn.dangvu.account.AccountService;
import vn.dangvu.organisation.PersonId;

import java.util.List;
import java.util.Optional;

/** The people of the demonstration who hold a key, for binding the keys to them. */
@ApplicationScoped
public class DemonstrationPeople {
    @Inject AccountService accounts;

    /**
     * A row of {@code signers.tsv}.
     *
     * @param label of the key in its token
     * @param login empty for the seal, which belongs to no person
     */
    public record Signer(String label, boolean seal, Optional<String> login) {}

    /** All keys of the demonstration in the order of the file. */
    public List<Signer> signers() {
        return Table.read("signers.tsv").stream()
                .map(
                        row ->
                                new Signer(
                                        row.text("label"),
                                        row.text("kind").equals("SEAL"),
                                        Optional.of(row.text("login"))
                                                .filter(login -> !login.isEmpty())))
                .toList();
    }

    /** The person behind a login name; empty before the data were loaded. */
    public Optional<PersonId> byLogin(String loginName) {
        return accounts.personOf(loginName);
    }
}
