package vn.dangvu.organisation;

/** A person, with or without an account: {@code person.id}. */
public record PersonId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
