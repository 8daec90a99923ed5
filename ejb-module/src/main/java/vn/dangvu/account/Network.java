package vn.dangvu.account;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** The neighbourhood of an address: /24 in IPv4, /64 in IPv6, what one subscriber usually has. */
final class Network {
    private static final int IPV4_BYTES = 3;
    private static final int IPV6_BYTES = 8;

    private Network() {}

    static String of(String address) {
        if (address == null || !address.matches("[0-9a-fA-F:.]+(%\\w+)?")) {
            return "unknown";
        }
        try {
            // a literal: no name is looked up
            byte[] bytes = InetAddress.getByName(address).getAddress();
            int kept = bytes.length == 4 ? IPV4_BYTES : IPV6_BYTES;
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, kept));
        } catch (UnknownHostException notAnAddress) {
            return "unknown";
        }
    }
}
