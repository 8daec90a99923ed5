package vn.dangvu.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import vn.dangvu.document.SecrecyCheck;
import vn.dangvu.index.ExtractionUnavailableException;
import vn.dangvu.index.PageText;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for the stamps of secrecy in what can be read of a file. */
@ApplicationScoped
public class SecrecyStamps implements SecrecyCheck {
    private static final Logger LOG = LoggerFactory.getLogger(SecrecyStamps.class);

    /** What is kept in the place of a text that bears one, so that it is known again. */
    static final String MARK = "MẬT";

    /** Alone on its line and in capitals, as a stamp is; “bảo mật” and lists of degrees are neither. */
    private static final Pattern STAMP =
            Pattern.compile(
                    "(?m)^[\\s\\p{P}]*(?:ĐỘ"
                            + " MẬT\\s*:\\s*)?(?:TUYỆT\\s+MẬT|TỐI\\s+MẬT|MẬT)[\\s\\p{P}]*$");

    /** A heading such as “QUY ĐỊNH VỀ BẢO MẬT” whose last word went to the next line. */
    private static final Pattern HEADING = Pattern.compile("(?:BẢO|BÍ)\\s*$");

    @Inject IndexConnection connection;

    @Override
    public boolean isStamped(Path file, String mediaType) {
        try {
            return areOn(connection.extractor().extract(file, mediaType).pages());
        } catch (ExtractionUnavailableException away) {
            // the feed looks again before anything comes into the index
            LOG.warn("a file is taken without being read: {}", away.getMessage());
            return false;
        }
    }

    /** Whether the first page bears one. */
    static boolean areOn(List<PageText> pages) {
        return pages.stream()
                .filter(page -> page.number() == 1)
                .map(page -> Normalizer.normalize(page.text(), Normalizer.Form.NFC))
                .anyMatch(SecrecyStamps::isOn);
    }

    private static boolean isOn(String text) {
        Matcher stamps = STAMP.matcher(text);
        while (stamps.find()) {
            if (!HEADING.matcher(text.substring(0, stamps.start())).find()) {
                return true;
            }
        }
        return false;
    }
}
