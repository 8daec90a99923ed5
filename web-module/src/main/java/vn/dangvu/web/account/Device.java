package vn.dangvu.web.account;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a browser is called by people, from what it calls itself; only to be shown. */
final class Device {
    /** In this order: most browsers also name those that they are like. */
    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();

    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

    static {
        BROWSERS.put("coc_coc", "Cốc Cốc");
        BROWSERS.put("Edg", "Edge");
        BROWSERS.put("OPR/", "Opera");
        BROWSERS.put("SamsungBrowser", "Samsung Internet");
        BROWSERS.put("Firefox/", "Firefox");
        BROWSERS.put("Chrome/", "Chrome");
        BROWSERS.put("Safari/", "Safari");
        SYSTEMS.put("Android", "Android");
        SYSTEMS.put("iPhone", "iPhone");
        SYSTEMS.put("iPad", "iPad");
        SYSTEMS.put("Windows", "Windows");
        SYSTEMS.put("Mac OS X", "máy Mac");
        SYSTEMS.put("Linux", "Linux");
    }

    private Device() {}

    static String name(String userAgent) {
        String browser = first(BROWSERS, userAgent, "Chương trình khác");
        String system = first(SYSTEMS, userAgent, "");
        return system.isEmpty() ? browser : browser + " trên " + system;
    }

    private static String first(Map<String, String> known, String text, String otherwise) {
        return known.entrySet().stream()
                .filter(one -> text.contains(one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }
}
