package vn.dangvu.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;

import java.util.function.Supplier;

/**
 * A transaction for one step, committed before the next: the count of tries must outlive a refusal,
 * and no database connection is held while a password is hashed.
 */
@Stateless
public class OwnTransaction {
    /** Runs the step in a transaction of its own; an exception rolls only this step back. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public <T> T run(Supplier<T> step) {
        return step.get();
    }
}
