package vn.dangvu.organisation;

/** What a person is in a unit; the order is that of seniority. Rights hang on positions. */
public enum Position {
    SECRETARY,
    DEPUTY_SECRETARY,
    CHIEF_OF_OFFICE,
    /** Văn thư: registers, numbers, seals and publishes. */
    CLERK,
    SPECIALIST,
    MEMBER
}
