package vn.dangvu.web.text;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;

/** Numbers as people in Vietnam read them: a comma for the fraction, points between thousands. */
@ApplicationScoped
@Named("amounts")
public class Amounts {
    private static final DecimalFormatSymbols SYMBOLS = symbols();
    private static final long KB = 1024;
    private static final long MB = KB * KB;

    private static DecimalFormatSymbols symbols() {
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Messages.VIETNAMESE);
        symbols.setDecimalSeparator(',');
        symbols.setGroupingSeparator('.');
        return symbols;
    }

    /** “412 KB”, “1,8 MB”; a kilobyte is 1024 bytes, as the file manager of the office PC counts. */
    public String size(Number bytes) {
        long n = bytes == null ? 0 : bytes.longValue();
        if (n < KB) {
            return n + " byte";
        }
        return n < MB
                ? n / KB + " KB"
                : new DecimalFormat("0.#", SYMBOLS).format((double) n / MB) + " MB";
    }

    /** “1.248”. */
    public String count(Number number) {
        return number == null ? "" : new DecimalFormat("#,##0", SYMBOLS).format(number);
    }

    /** Whole per cent, rounded down; 0 of nothing is 0. */
    public int percent(long part, long whole) {
        return whole <= 0 ? 0 : (int) Math.min(100, part * 100 / whole);
    }
}
