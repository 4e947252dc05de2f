package blastradius.snapshot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers equal values alike, from 0 in the order first seen. */
final class Dictionary<T> {

    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> values = new ArrayList<>();

    int number(T value) {
        Integer known = numbers.putIfAbsent(value, values.size());
        if (known != null) {
            return known;
        }
        values.add(value);
        return values.size() - 1;
    }

    T get(int number) {
        return values.get(number);
    }

    int size() {
        return values.size();
    }

    List<T> values() {
        return Collections.unmodifiableList(values);
    }

    /** A constant's place in its enum: what a column of a snapshot holds, and never outlives the process. */
    @SuppressWarnings("EnumOrdinal")
    static int ordinal(Enum<?> constant) {
        return constant.ordinal();
    }
}
