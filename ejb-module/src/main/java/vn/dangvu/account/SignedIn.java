package vn.dangvu.account;

/** A session begins: the token goes to the browser and nowhere else. */
public record SignedIn(SessionToken token, Actor actor) {}
