package vn.dangvu.account;

import vn.dangvu.organisation.PersonView;

import java.time.Instant;
import java.util.Optional;

/** An account as its administrator sees it. */
public record AccountView(
        AccountId id,
        String loginName,
        PersonView person,
        boolean administrator,
        AccountStatus status,
        boolean mustChangePassword,
        Optional<Instant> lastSignInAt) {}
