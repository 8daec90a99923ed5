package vn.dangvu.index;

import java.util.Locale;

/** One figure as a JSON line on standard output. */
final class BenchLine {

    private final StringBuilder json = new StringBuilder();

    BenchLine(String bench, String name, double value, String unit) {
        json.append(
                String.format(
                        Locale.ROOT,
                        "{\"bench\":\"%s\",\"case\":\"%s\",\"value\":%.4f,\"unit\":\"%s\"",
                        bench,
                        name,
                        value,
                        unit));
    }

    /** The ratio is value to limit, whether higher or lower is better. */
    BenchLine limit(String name, double value, double limit) {
        json.append(
                String.format(
                        Locale.ROOT,
                        ",\"limit\":\"%s\",\"limit_value\":%.4f,\"ratio_to_limit\":%.3f",
                        name,
                        limit,
                        limit == 0 ? 0 : value / limit));
        return this;
    }

    BenchLine with(String key, double value) {
        json.append(String.format(Locale.ROOT, ",\"%s\":%.4f", key, value));
        return this;
    }

    BenchLine with(String key, String value) {
        json.append(String.format(Locale.ROOT, ",\"%s\":\"%s\"", key, value));
        return this;
    }

    void print(boolean quick, long n) {
        json.append(",\"n\":").append(n);
        if (quick) {
            json.append(",\"quick\":true");
        }
        System.out.println(json.append('}'));
        System.out.flush();
    }
}
