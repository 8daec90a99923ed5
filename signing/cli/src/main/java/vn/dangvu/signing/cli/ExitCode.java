package vn.dangvu.signing.cli;

/** What the program ends with; the worst of all files wins. */
enum ExitCode {
    OK(0, "everything was done, every signature is valid"),
    INDETERMINATE(1, "a signature could not be judged for certain"),
    FAILED(2, "a file is not validly signed"),
    REFUSED(3, "a document must not or cannot be signed"),
    TOKEN(4, "the token did not sign: PIN, absence, fault"),
    TIMESTAMP(5, "no time-stamp was to be had"),
    USAGE(64, "the command line makes no sense"),
    FILE(66, "a file could not be read or written");

    final int number;
    final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    ExitCode worse(ExitCode other) {
        return other.number > number ? other : this;
    }
}
