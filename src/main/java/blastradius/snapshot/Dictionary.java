package blastradius.snapshot;

import it.unimi.dsi.fastutil.objects.Object2IntMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Numbers equal values alike, from 0 in the order first seen. */
final class Dictionary<T> {

    private final Object2IntMap<T> numbers = new Object2IntOpenHashMap<>();
    private final List<T> values = new ArrayList<>();

    int number(T value) {
        int number = numbers.computeIfAbsent(value, missing -> values.size());
        if (number == values.size()) {
            values.add(value);
        }
        return number;
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
