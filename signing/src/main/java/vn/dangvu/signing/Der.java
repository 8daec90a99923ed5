package vn.dangvu.signing;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes the few DER forms (X.690) that a signature is made of. Signing needs no more of ASN.1, and
 * a fresh JVM is spared the loading of a library for it.
 */
final class Der {

    static final byte[] NULL = {5, 0};
    private static final int CONTEXT_CONSTRUCTED = 0xA0;

    // the dozen that signatures name
    private static final Map<String, byte[]> OIDS = new ConcurrentHashMap<>();

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return value(0x30, parts);
    }

    /** A SET OF: its elements in the order of their encodings (X.690 §11.6). */
    static byte[] setOf(byte[]... parts) {
        return value(0x31, sorted(parts));
    }

    /** A SET OF under an implicit tag. */
    static byte[] implicitSetOf(int tag, byte[]... parts) {
        return value(CONTEXT_CONSTRUCTED | tag, sorted(parts));
    }

    static byte[] explicit(int tag, byte[] part) {
        return value(CONTEXT_CONSTRUCTED | tag, part);
    }

    /** A constructed value with an implicit tag in the place of its own. */
    static byte[] implicit(int tag, byte[] constructed) {
        byte[] tagged = constructed.clone();
        tagged[0] = (byte) (CONTEXT_CONSTRUCTED | tag);
        return tagged;
    }

    static byte[] octets(byte[] bytes) {
        return value(0x04, bytes);
    }

    static byte[] integer(BigInteger number) {
        return value(0x02, number.toByteArray());
    }

    static byte[] integer(int number) {
        return integer(BigInteger.valueOf(number));
    }

    /** An object identifier from its dotted form; not to be changed. */
    static byte[] oid(String dotted) {
        return OIDS.computeIfAbsent(dotted, Der::encodedOid);
    }

    private static byte[] encodedOid(String dotted) {
        String[] arcs = dotted.split("\\.", -1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        base128(out, Integer.parseInt(arcs[0]) * 40L + Integer.parseInt(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            base128(out, Long.parseLong(arcs[i]));
        }
        return value(0x06, out.toByteArray());
    }

    private static void base128(ByteArrayOutputStream out, long arc) {
        if (arc >= 0x80) {
            more(out, arc >> 7);
        }
        out.write((int) (arc & 0x7F));
    }

    private static void more(ByteArrayOutputStream out, long arc) {
        if (arc >= 0x80) {
            more(out, arc >> 7);
        }
        out.write((int) ((arc & 0x7F) | 0x80));
    }

    private static byte[][] sorted(byte[]... parts) {
        byte[][] ordered = parts.clone();
        Arrays.sort(ordered, Arrays::compareUnsigned);
        return ordered;
    }

    private static byte[] value(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        int octetsOfLength = 0;
        if (length >= 0x80) {
            octetsOfLength = (39 - Integer.numberOfLeadingZeros(length)) / 8;
        }
        byte[] value = new byte[2 + octetsOfLength + length];
        value[0] = (byte) tag;
        value[1] = (byte) (octetsOfLength == 0 ? length : 0x80 | octetsOfLength);
        for (int i = 0; i < octetsOfLength; i++) {
            value[2 + i] = (byte) (length >> (8 * (octetsOfLength - 1 - i)));
        }
        int at = 2 + octetsOfLength;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, value, at, part.length);
            at += part.length;
        }
        return value;
    }
}
