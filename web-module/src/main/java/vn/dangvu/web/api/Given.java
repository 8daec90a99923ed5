package vn.dangvu.web.api;

import jakarta.ws.rs.BadRequestException;

import java.util.List;
import java.util.Set;

/** Reads what a client gave. */
final class Given {
    private Given() {}

    /**
     * @throws BadRequestException not one of the constants
     */
    static <E extends Enum<E>> E oneOf(Class<E> type, String name) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new BadRequestException();
    }

    static <E extends Enum<E>> E orElse(Class<E> type, String name, E byDefault) {
        return name == null ? byDefault : oneOf(type, name);
    }

    /**
     * @throws BadRequestException not between them, both included
     */
    static int between(int least, int given, int most) {
        if (given < least || given > most) {
            throw new BadRequestException();
        }
        return given;
    }

    /** A list left out is an empty one; a null in it is a fault. */
    static <T> List<T> list(List<T> given) {
        if (given != null && given.stream().anyMatch(one -> one == null)) {
            throw new BadRequestException();
        }
        return given == null ? List.of() : List.copyOf(given);
    }

    /** The same without repeats. */
    static <T> Set<T> set(List<T> given) {
        return Set.copyOf(list(given));
    }
}
