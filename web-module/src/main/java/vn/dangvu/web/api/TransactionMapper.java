package vn.dangvu.web.api;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * What fails at commit. The server's own mapper only throws it again, which leaves the client
 * with an empty answer; this one comes before it.
 */
@Provider
@Priority(1)
public class TransactionMapper implements ExceptionMapper<TransactionalException> {
    @Inject Problems problems;

    @Override
    public Response toResponse(TransactionalException thrown) {
        return problems.of(thrown);
    }
}
