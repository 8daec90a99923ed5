package vn.dangvu.web.frame;

import vn.dangvu.shared.DomainException;
import vn.dangvu.shared.Refusal;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * What a broken request becomes at the edge.
 *
 * @param status of HTTP
 * @param code key of the sentence, without the {@code error.} in front
 * @param incident number in the log; null when the failure is a plain refusal and is not logged
 */
public record Failure(int status, String code, Map<String, Object> facts, String incident) {
    /** A database that restarts is back after about so long. */
    private static final long UNAVAILABLE_SECONDS = 30;

    public Failure {
        facts = Map.copyOf(facts);
    }

    static Failure of(int status, String code) {
        return new Failure(status, code, Map.of(), null);
    }

    /** When to come again, 0 = not said. */
    public long retryAfterSeconds() {
        if (facts.get("retryAfterSeconds") instanceof Number seconds) {
            return seconds.longValue();
        }
        return status == 503 ? UNAVAILABLE_SECONDS : 0;
    }

    public String getIncident() {
        return incident;
    }

    /** The heading of the error page. */
    public String getHeadline() {
        return switch (status) {
            case 401 -> "Cần đăng nhập";
            case 403 -> "Không được phép";
            case 404, 410 -> "Không tìm thấy trang";
            case 429 -> "Quá nhiều lần";
            case 503 -> "Hệ thống tạm ngừng";
            default -> status < 500 ? "Yêu cầu chưa thực hiện được" : "Có lỗi trên máy chủ";
        };
    }

    /** For a status the container chose; it has logged the reason if there was one. */
    public static Failure ofStatus(int status) {
        String code =
                switch (status) {
                    case 401 -> "request.sign-in";
                    case 403 -> "request.forbidden";
                    case 404, 410 -> "request.not-found";
                    case 405 -> "request.method";
                    case 406, 415 -> "request.media-type";
                    case 413 -> "request.too-large";
                    case 503 -> "request.unavailable";
                    default -> status < 500 ? "request.invalid" : "request.broken";
                };
        return of(status, code);
    }

    /** Refusals keep their own code; everything else is logged and only numbered. */
    public static Failure of(Throwable thrown) {
        Optional<DomainException> refusal = find(DomainException.class, thrown);
        if (refusal.isPresent()) {
            return of(refusal.get());
        }
        String code = databaseIsAway(thrown) ? "request.unavailable" : "request.broken";
        int status = databaseIsAway(thrown) ? 503 : 500;
        return new Failure(status, code, Map.of(), Incident.of(thrown));
    }

    public static Failure of(DomainException refusal) {
        return new Failure(status(refusal.refusal()), refusal.code(), refusal.facts(), null);
    }

    static int status(Refusal refusal) {
        return switch (refusal) {
            case INVALID -> 422;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case TOO_LARGE -> 413;
            case TOO_MANY -> 429;
            case UNAVAILABLE -> 503;
        };
    }

    /** SQLSTATE class 08 is a lost connection, 57P the shutdown of the server. */
    private static boolean databaseIsAway(Throwable thrown) {
        return find(SQLException.class, thrown)
                .map(e -> e.getSQLState() == null || e.getSQLState().matches("08...|57P.."))
                .orElse(false);
    }

    /** The first cause of the wanted kind; container exceptions wrap ours several times over. */
    public static <T extends Throwable> Optional<T> find(Class<T> wanted, Throwable thrown) {
        Throwable at = thrown;
        for (int depth = 0; at != null && depth < 20; depth++) {
            if (wanted.isInstance(at)) {
                return Optional.of(wanted.cast(at));
            }
            at = at.getCause();
        }
        return Optional.empty();
    }
}
