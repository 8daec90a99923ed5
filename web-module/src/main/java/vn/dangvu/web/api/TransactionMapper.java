package vn.dangvu.web.api;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * What fails at commit. The server brings a mapper of its own for this exception, which only throws
 * it again and so leaves the client with an empty answer; this one comes before it.
 */
@Provider
@Priority(1)
public class TransactionMapper implements ExceptionMapper<TransactionalException> {
    @Inject ProblemMapper problems;

    @Override
    public Response toResponse(TransactionalException thrown) {
        return problems.toResponse(thrown);
    }
}
