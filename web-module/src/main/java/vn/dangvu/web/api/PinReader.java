package vn.dangvu.web.api;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads bodies with a PIN so that it never becomes a {@code String} (SECURITY R40). */
@Provider
public class PinReader implements ReaderInterceptor {
    private static final int MOST_BYTES = 32 << 10;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (!PinEntry.class.isAssignableFrom(context.getType())) {
            return context.proceed();
        }
        byte[] body = new byte[MOST_BYTES];
        try {
            int length = read(context.getInputStream(), body);
            byte[] json = Arrays.copyOf(body, length);
            char[] pin = SecretMember.take(json, "pin");
            context.setInputStream(new ByteArrayInputStream(json));
            Object read = context.proceed();
            if (read instanceof PinEntry entry) {
                entry.hold(pin);
            }
            return read;
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }

    private static int read(InputStream from, byte[] body) throws IOException {
        int length = from.readNBytes(body, 0, body.length);
        if (length == body.length) {
            throw new BadRequestException("a body with a PIN is small");
        }
        return length;
    }
}
