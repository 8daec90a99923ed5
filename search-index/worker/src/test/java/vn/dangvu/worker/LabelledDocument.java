package vn.dangvu.worker;

import vn.dangvu.index.PageText;

import java.time.LocalDate;
import java.util.List;

/**
 * A made-up document and what it says of itself. A zone that it lacks is null, or an empty list.
 *
 * @param layout which rules it follows, for the table of results
 * @param recognised whether its text is as an optical reader gives it, with wrong letters
 */
record LabelledDocument(
        String layout,
        boolean recognised,
        String symbol,
        LocalDate issued,
        String place,
        String issuer,
        String type,
        String subject,
        String signer,
        List<String> recipients,
        List<LocalDate> deadlines,
        List<PageText> pages) {}
