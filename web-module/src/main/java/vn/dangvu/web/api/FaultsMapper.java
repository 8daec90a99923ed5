package vn.dangvu.web.api;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import vn.dangvu.web.text.Messages;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Input that breaks the declared rules: one fault for each member. */
@Provider
public class FaultsMapper implements ExceptionMapper<ConstraintViolationException> {
    private static final int UNPROCESSABLE = 422;

    @Inject Messages messages;
    @Context HttpServletRequest request;

    @Override
    public Response toResponse(ConstraintViolationException thrown) {
        Locale language = Problem.language(request);
        List<Problem.Fault> faults =
                thrown.getConstraintViolations().stream().map(FaultsMapper::fault).toList();
        Problem problem =
                new Problem(
                        UNPROCESSABLE,
                        "request.invalid",
                        messages.error("request.invalid", Map.of(), language),
                        null,
                        Map.of(),
                        faults);
        return Response.status(UNPROCESSABLE)
                .type(Problem.MEDIA_TYPE)
                .entity(problem.toJson())
                .build();
    }

    private static Problem.Fault fault(ConstraintViolation<?> violation) {
        String field = "";
        for (Path.Node node : violation.getPropertyPath()) {
            field = node.getName() == null ? field : node.getName();
        }
        return new Problem.Fault(field, violation.getMessage());
    }
}
