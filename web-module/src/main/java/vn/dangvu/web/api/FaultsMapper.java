package vn.dangvu.web.api;

import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Input that breaks the declared rules: one fault for each member.
 */
@Provider
public class FaultsMapper implements ExceptionMapper<ConstraintViolationException> {
    @Inject Problems problems;

    @Override
    public Response toResponse(ConstraintViolationException thrown) {
        return problems.of(thrown);
    }
}
