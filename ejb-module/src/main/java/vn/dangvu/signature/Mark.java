package vn.dangvu.signature;

import vn.dangvu.signing.Appearance;

import java.time.Instant;

/**
 * One signature to be made, with what it shows.
 *
 * @param reason written into the signature
 * @param time claimed in the signature and shown by it
 * @param appearance null is invisible
 * @param dispensable left out, rather than made invisible, where the document does not bear it
 */
record Mark(String reason, Instant time, Appearance appearance, boolean dispensable) {
    Mark invisible() {
        return new Mark(reason, time, null, false);
    }
}
