package vn.dangvu.signing;

/** One attack on a signed file. */
final class Attack {

    /** Who is deceived by it. */
    enum Effect {
        /** A person: the pages look different. */
        SEEN,
        /** A program: what it reads is different (text, fields, scripts, signatures). */
        READ
    }

    private final String kind;
    private final String name;
    private final Effect effect;
    private final byte[] before;
    private final byte[] after;

    /**
     * An attack.
     *
     * @param kind family in the literature (USF, SWA, ISA, shadow …)
     * @param name unique among its kind
     * @param before the file as it was signed, which must pass
     * @param after what was made of it, which must not
     */
    Attack(String kind, String name, Effect effect, byte[] before, byte[] after) {
        this.kind = kind;
        this.name = name;
        this.effect = effect;
        this.before = before;
        this.after = after;
    }

    String kind() {
        return kind;
    }

    String name() {
        return name;
    }

    Effect effect() {
        return effect;
    }

    byte[] before() {
        return before;
    }

    byte[] after() {
        return after;
    }
}
