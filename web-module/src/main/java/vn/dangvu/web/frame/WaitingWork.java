package vn.dangvu.web.frame;

import vn.dangvu.account.Actor;

import java.util.Map;

/**
 * Counts what waits for someone, for the menu. A page area that has waiting work provides one bean
 * of this kind; it is asked on every page of that person, so it costs one cheap query at most.
 */
public interface WaitingWork {
    /** By path of the menu item, for example {@code /van-ban-den} → 9; what waits nowhere is left out. */
    Map<String, Integer> of(Actor actor);
}
