package vn.dangvu.account;

/** Whether an account signs in. */
public enum AccountStatus {
    ACTIVE,
    DISABLED
}
