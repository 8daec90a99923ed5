package vn.dangvu.account;

/** An account: {@code account.id}. */
public record AccountId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
