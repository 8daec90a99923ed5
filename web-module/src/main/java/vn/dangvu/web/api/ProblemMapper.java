package vn.dangvu.web.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Every exception that no other mapper here takes.
 */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    @Inject Problems problems;

    @Override
    public Response toResponse(Throwable thrown) {
        return problems.of(thrown);
    }
}
