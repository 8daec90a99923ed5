package vn.dangvu.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import vn.dangvu.shared.DomainException;
import vn.dangvu.web.frame.Failure;
import vn.dangvu.web.text.Messages;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns whatever a resource threw into problem details; nothing of its inside gets out (R21). */
@ApplicationScoped
public class Problems {
    private static final Pattern UNKNOWN_MEMBER =
            Pattern.compile("[Jj]son property (\\w{1,60}) can not be mapped");
    private static final int UNPROCESSABLE = 422;

    @Inject Messages messages;
    @Inject HttpServletRequest request;

    Response of(Throwable thrown) {
        Optional<DomainException> refusal = Failure.find(DomainException.class, thrown);
        if (refusal.isPresent()) {
            return answer(Failure.of(refusal.get()), List.of());
        }
        if (thrown instanceof ConstraintViolationException faulty) {
            Failure failure = new Failure(UNPROCESSABLE, "request.invalid", Map.of(), null);
            return answer(
                    failure, faulty.getConstraintViolations().stream().map(this::fault).toList());
        }
        if (thrown instanceof WebApplicationException web && web.getResponse().getStatus() < 500) {
            Response refused = web.getResponse();
            return keepAllow(refused, answer(Failure.ofStatus(refused.getStatus()), List.of()));
        }
        return answer(unread(thrown).orElseGet(() -> Failure.of(thrown)), List.of());
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

    private Problem.Fault fault(ConstraintViolation<?> violation) {
        String field = "";
        for (Path.Node node : violation.getPropertyPath()) {
            field = node.getName() == null ? field : node.getName();
        }
        return new Problem.Fault(field, violation.getMessage());
    }

    private Response answer(Failure failure, List<Problem.Fault> faults) {
        Problem problem =
                Problem.of(failure, messages, Problem.language(request)).withFaults(faults);
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
