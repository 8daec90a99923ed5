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
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every exception of a resource as problem details; nothing of its inside gets out (R21). */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Pattern UNKNOWN_MEMBER =
            Pattern.compile("[Jj]son property (\\w{1,60}) can not be mapped");

    @Inject Messages messages;
    @Context HttpServletRequest request;

    @Override
    public Response toResponse(Throwable thrown) {
        Optional<DomainException> refusal = Failure.find(DomainException.class, thrown);
        if (refusal.isPresent()) {
            return answer(Failure.of(refusal.get()));
        }
        if (thrown instanceof WebApplicationException web && web.getResponse().getStatus() < 500) {
            return keepAllow(
                    web.getResponse(), answer(Failure.ofStatus(web.getResponse().getStatus())));
        }
        return answer(unread(thrown).orElseGet(() -> Failure.of(thrown)));
    }

    private static Response keepAllow(Response from, Response to) {
        Set<String> allowed = from.getAllowedMethods();
        return allowed.isEmpty() ? to : Response.fromResponse(to).allow(allowed).build();
    }

    /** The body was no JSON of the wanted form; names a member nobody asked for (R69). */
    private static Optional<Failure> unread(Throwable thrown) {
        boolean reading = thrown instanceof ProcessingException || thrown instanceof JsonbException;
        Optional<String> reason =
                Failure.find(JsonbException.class, thrown)
                        .map(Throwable::getMessage)
                        .or(
                                () ->
                                        Failure.find(JsonException.class, thrown)
                                                .map(Throwable::getMessage));
        if (!reading || reason.isEmpty()) {
            return Optional.empty();
        }
        Matcher member = UNKNOWN_MEMBER.matcher(reason.get());
        return Optional.of(
                member.find()
                        ? new Failure(
                                400,
                                "request.unknown-member",
                                Map.of("member", member.group(1)),
                                null)
                        : new Failure(400, "request.unread", Map.of(), null));
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
