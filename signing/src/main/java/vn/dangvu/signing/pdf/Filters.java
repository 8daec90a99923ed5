package vn.dangvu.signing.pdf;

import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Decodes the streams that hold structure: Flate with predictors, nothing else. */
final class Filters {

    /** Cross-reference and object streams beyond this are bombs. */
    private static final int MOST_BYTES = 32 << 20;

    private static final int FIRST_BYTES = 1 << 20;

    private Filters() {}

    static byte[] decode(PdfFile file, PdfObject.Stream stream) throws PdfSyntaxException {
        if (stream.length() > MOST_BYTES) {
            throw new PdfSyntaxException(PdfSyntaxException.Kind.TOO_COMPLEX, "stream too long");
        }
        byte[] data = stream.source().read(stream.start(), (int) stream.length());
        // ISO 32000-2 §7.5.8.2: cross-reference streams are never encrypted
        if (file.encryption() != null && !stream.dict().name("Type").equals("XRef")) {
            data =
                    file.encryption()
                            .decryptedStream(
                                    data, stream.owner().number(), stream.owner().generation());
        }
        List<PdfObject> filters = list(file.resolve(stream.dict().get("Filter")));
        List<PdfObject> parameters = list(file.resolve(stream.dict().get("DecodeParms")));
        for (int i = 0; i < filters.size(); i++) {
            if (!(file.resolve(filters.get(i)) instanceof PdfObject.Name name)
                    || !(name.value().equals("FlateDecode") || name.value().equals("Fl"))) {
                throw new PdfSyntaxException("structure behind a filter that is not Flate");
            }
            PdfObject parameter =
                    i < parameters.size() ? file.resolve(parameters.get(i)) : PdfObject.NULL;
            data = inflate(data);
            file.spend(data.length / 8);
            if (parameter instanceof PdfObject.Dict dict) {
                data = unpredict(file, dict, data);
            }
        }
        return data;
    }

    private static List<PdfObject> list(PdfObject value) {
        if (value instanceof PdfObject.Array array) {
            return array.items();
        }
        return value instanceof PdfObject.Null ? List.of() : List.of(value);
    }

    private static byte[] inflate(byte[] data) throws PdfSyntaxException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(data);
            byte[] out = new byte[(int) Math.min(data.length * 4L + 64, FIRST_BYTES)];
            int length = 0;
            while (!inflater.finished()) {
                if (length == out.length) {
                    out = Arrays.copyOf(out, (int) Math.min(length * 2L, MOST_BYTES + 1L));
                }
                int count = inflater.inflate(out, length, out.length - length);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new PdfSyntaxException("compressed stream cut short");
                }
                length += count;
                if (length > MOST_BYTES) {
                    throw new PdfSyntaxException(
                            PdfSyntaxException.Kind.TOO_COMPLEX, "stream too long");
                }
            }
            return Arrays.copyOf(out, length);
        } catch (DataFormatException e) {
            throw new PdfSyntaxException("compressed stream damaged");
        } finally {
            inflater.end();
        }
    }

    private static byte[] unpredict(PdfFile file, PdfObject.Dict parameters, byte[] data)
            throws PdfSyntaxException {
        long predictor = number(file, parameters, "Predictor", 1);
        if (predictor < 2) {
            return data;
        }
        long colors = number(file, parameters, "Colors", 1);
        long bits = number(file, parameters, "BitsPerComponent", 8);
        long columns = number(file, parameters, "Columns", 1);
        if (predictor < 10 || bits != 8 || colors != 1 || columns < 1 || columns > 65_536) {
            throw new PdfSyntaxException("structure behind an unusual predictor");
        }
        return png(data, (int) columns);
    }

    private static byte[] png(byte[] data, int columns) throws PdfSyntaxException {
        int rows = data.length / (columns + 1);
        byte[] out = new byte[rows * columns];
        for (int row = 0; row < rows; row++) {
            int in = row * (columns + 1);
            int to = row * columns;
            int kind = data[in];
            for (int i = 0; i < columns; i++) {
                int left = i == 0 ? 0 : out[to + i - 1] & 0xFF;
                int up = row == 0 ? 0 : out[to + i - columns] & 0xFF;
                int corner = i == 0 || row == 0 ? 0 : out[to + i - columns - 1] & 0xFF;
                out[to + i] = (byte) (data[in + 1 + i] + predicted(kind, left, up, corner));
            }
        }
        return out;
    }

    private static int predicted(int kind, int left, int up, int corner) throws PdfSyntaxException {
        return switch (kind) {
            case 0 -> 0;
            case 1 -> left;
            case 2 -> up;
            case 3 -> (left + up) / 2;
            case 4 -> paeth(left, up, corner);
            default -> throw new PdfSyntaxException("unknown predictor of a row");
        };
    }

    private static int paeth(int left, int up, int corner) {
        int estimate = left + up - corner;
        int toLeft = Math.abs(estimate - left);
        int toUp = Math.abs(estimate - up);
        int toCorner = Math.abs(estimate - corner);
        if (toLeft <= toUp && toLeft <= toCorner) {
            return left;
        }
        return toUp <= toCorner ? up : corner;
    }

    private static long number(PdfFile file, PdfObject.Dict dict, String key, long otherwise)
            throws PdfSyntaxException {
        return file.resolve(dict.get(key)) instanceof PdfObject.Num num ? num.asLong() : otherwise;
    }
}
