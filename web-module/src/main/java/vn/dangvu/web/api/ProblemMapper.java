package vn.dangvu.web.api;

import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import vn.dangvu.shared.DomainException;
import vn.dangvu.web.frame.Failure;
import vn.dangvu.web.text.Messages;

import java.util.Map;
import java.util.Optional;

/** Every exception of a resource as problem details; nothing of its inside gets out (R21). */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final int LONGEST_REASON = 200;

    @Inject Messages messages;
    @Context HttpServletRequest request;

    @Override
    public Response toResponse(Throwable thrown) {
        Optional<DomainException> refusal = Failure.find(DomainException.class, thrown);
        if (refusal.isPresent()) {
            return answer(Failure.of(refusal.get()));
        }
        if (thrown instanceof WebApplicationException web && web.getResponse().getStatus() < 500) {
            return Response.fromResponse(answer(Failure.ofStatus(web.getResponse().getStatus())))
                    .allow(web.getResponse().getAllowedMethods())
                    .build();
        }
        return answer(unread(thrown).orElseGet(() -> Failure.of(thrown)));
    }

    /** The body was no JSON of the wanted form; says which member, never shows the input. */
    private static Optional<Failure> unread(Throwable thrown) {
        boolean reading = thrown instanceof ProcessingException || thrown instanceof JsonbException;
        Optional<? extends RuntimeException> reason =
                Failure.find(JsonbException.class, thrown)
                        .map(RuntimeException.class::cast)
                        .or(() -> Failure.find(JsonException.class, thrown));
        return reading
                ? reason.map(
                        r ->
                                new Failure(
                                        400,
                                        "request.unread",
                                        Map.of("reason", shortened(r.getMessage())),
                                        null))
                : Optional.empty();
    }

    private static String shortened(String reason) {
        String text = reason == null ? "" : reason.replaceAll("[\\p{Cntrl}]", " ");
        return text.substring(0, Math.min(text.length(), LONGEST_REASON));
    }

    Response answer(Failure failure) {
        Problem problem = Problem.of(failure, messages, Problem.language(request));
        return answer(problem, failure);
    }

    private static Response answer(Problem problem, Failure failure) {
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.toJson());
        if (failure.retryAfterSeconds() > 0) {
            answer.header("Retry-After", failure.retryAfterSeconds());
        }
        if (failure.facts().get("offset") instanceof Number offset) {
            answer.header(UploadResource.OFFSET, offset);
        }
        return answer.build();
    }
}
