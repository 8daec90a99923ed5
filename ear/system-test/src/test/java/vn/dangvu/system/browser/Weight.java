package vn.dangvu.system.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What a page costs on the line: bytes of the bodies as they were sent, so compressed. Fonts are left
 * out, for old telephones have their own, and documents, which are what people came for.
 */
public final class Weight {
    private static final Set<String> COUNTED = Set.of("document", "stylesheet", "script", "image");

    private final Queue<Request> finished = new ConcurrentLinkedQueue<>();

    /** Counts from now on. */
    public Weight(Page page) {
        page.onRequestFinished(finished::add);
    }

    /** Bytes since this was asked last. */
    public long bytes() {
        long sum = 0;
        for (Request next = finished.poll(); next != null; next = finished.poll()) {
            if (COUNTED.contains(next.resourceType())) {
                sum += Math.max(0, next.sizes().responseBodySize);
            }
        }
        return sum;
    }
}
