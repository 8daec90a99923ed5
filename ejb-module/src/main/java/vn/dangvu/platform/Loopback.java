package vn.dangvu.platform;

/** Whether a host name means this machine only; decided by name, never by asking a resolver. */
final class Loopback {
    private Loopback() {}

    static boolean is(String host) {
        return "localhost".equals(host)
                || "[::1]".equals(host)
                || (host != null && host.matches("127(\\.\\d{1,3}){3}"));
    }
}
