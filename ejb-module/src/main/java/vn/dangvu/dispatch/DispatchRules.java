package vn.dangvu.dispatch;

import vn.dangvu.obligation.ObligationKind;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** What may be published to whom. */
final class DispatchRules {
    private DispatchRules() {}

    /**
     * @param known all grassroots organisations of today
     * @throws DomainException {@code dispatch.recipients}, {@code dispatch.ask-text}, {@code
     *     dispatch.ask-due}, {@code dispatch.ask-past} or {@code dispatch.ask-twice}
     */
    static void check(PublishDirective command, Set<UnitId> known, Instant now) {
        if (command.recipients().isEmpty() || !known.containsAll(command.recipients())) {
            throw refused("recipients");
        }
        long kinds = command.asks().stream().map(Ask::kind).distinct().count();
        if (kinds != command.asks().size()) {
            throw refused("ask-twice");
        }
        command.asks().forEach(ask -> check(ask, now));
    }

    private static void check(Ask ask, Instant now) {
        if (ask.text() == null || ask.text().isBlank() || ask.text().length() > 300) {
            throw refused("ask-text");
        }
        if (ask.kind() == ObligationKind.REPORT && ask.dueAt() == null) {
            throw refused("ask-due");
        }
        if (ask.dueAt() != null && !ask.dueAt().isAfter(now)) {
            throw refused("ask-past");
        }
    }

    private static DomainException refused(String field) {
        return new DomainException(Refusal.INVALID, "dispatch." + field, Map.of("field", field));
    }
}
