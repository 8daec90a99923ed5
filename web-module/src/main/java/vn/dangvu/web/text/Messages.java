package vn.dangvu.web.text;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

import vn.dangvu.shared.DomainException;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences of the bundle {@code vn/dangvu/web/messages}: Vietnamese, and English for the errors
 * of the REST interface.
 *
 * <p>Sentences take values by place, {@code {0}}; those of refusals by the name of the fact, {@code
 * {deadline}}. Times are written as in Vietnam.
 */
@ApplicationScoped
@Named("messages")
public class Messages {
    public static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private static final String BUNDLE = "vn.dangvu.web.messages";
    private static final Pattern FACT = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)}");

    /** The Vietnamese sentence of a key. */
    public String of(String key, Object... values) {
        String pattern = bundle(VIETNAMESE).getString(key);
        return values.length == 0
                ? pattern
                : new MessageFormat(pattern, VIETNAMESE)
                        .format(Arrays.stream(values).map(this::written).toArray());
    }

    /** Whether there is a Vietnamese sentence of this key. */
    public boolean has(String key) {
        return bundle(VIETNAMESE).containsKey(key);
    }

    /** The word for a constant: key {@code <EnumName>.<CONSTANT>}. */
    public String word(Enum<?> constant) {
        return of(constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    }

    /** What happened and what to do, in Vietnamese. */
    public String of(DomainException refusal) {
        return error(refusal.code(), refusal.facts(), VIETNAMESE);
    }

    /**
     * The sentence of an error code. A code without one gets the general sentence of its kind, so
     * that a missing text never hides a refusal; a test keeps the bundle complete.
     */
    public String error(String code, Map<String, ?> facts, Locale locale) {
        ResourceBundle bundle = bundle(locale);
        String sentence;
        try {
            sentence = bundle.getString("error." + code);
        } catch (MissingResourceException untold) {
            sentence = bundle.getString("error.request.invalid") + " (" + code + ")";
        }
        Matcher matcher = FACT.matcher(sentence);
        return matcher.replaceAll(
                found -> {
                    Object fact = fact(found.group(1), facts);
                    return Matcher.quoteReplacement(fact == null ? "" : written(fact).toString());
                });
    }

    /**
     * {@code {limitText}} is the fact {@code limit}, a number of bytes, as people read it; a fact
     * named {@code …Seconds} is written as a length of time.
     */
    private static Object fact(String name, Map<String, ?> facts) {
        if (name.endsWith("Seconds") && facts.get(name) instanceof Number seconds) {
            return Duration.ofSeconds(seconds.longValue());
        }
        String plain = name.endsWith("Text") ? name.substring(0, name.length() - 4) : name;
        return !name.equals(plain) && facts.get(plain) instanceof Number bytes
                ? new Amounts().size(bytes)
                : facts.get(name);
    }

    private Object written(Object value) {
        if (value instanceof Instant instant) {
            return Times.minute(instant);
        }
        if (value instanceof LocalDate date) {
            return Times.day(date);
        }
        if (value instanceof Duration duration) {
            return Times.length(duration);
        }
        if (value instanceof Enum<?> constant) {
            String key = constant.getDeclaringClass().getSimpleName() + "." + constant.name();
            return bundle(VIETNAMESE).containsKey(key) ? of(key) : constant.name();
        }
        return value;
    }

    private static ResourceBundle bundle(Locale locale) {
        boolean english = Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
        return ResourceBundle.getBundle(
                BUNDLE,
                english ? Locale.ENGLISH : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
    }
}
