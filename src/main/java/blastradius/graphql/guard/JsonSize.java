package blastradius.graphql.guard;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bytes that a value takes as JSON in UTF-8, counted before it is written; stops as soon as the limit is passed. */
final class JsonSize {

    private final long limit;
    private long bytes;

    private JsonSize(long limit) {
        this.limit = limit;
    }

    static boolean exceeds(@Nullable Object value, long limitBytes) {
        JsonSize size = new JsonSize(limitBytes);
        size.add(value);
        return size.isExceeded();
    }

    private boolean isExceeded() {
        return bytes > limit;
    }

    private void add(@Nullable Object value) {
        switch (value) {
            case null -> bytes += 4;
            case Map<?, ?> map -> addAll(map);
            case Iterable<?> list -> addAll(list);
            case String text -> addText(text);
            default -> addText(value.toString());
        }
    }

    private void addAll(Map<?, ?> map) {
        bytes += 2;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (isExceeded()) {
                return;
            }
            bytes += 2;
            addText(String.valueOf(entry.getKey()));
            add(entry.getValue());
        }
    }

    private void addAll(Iterable<?> list) {
        bytes += 2;
        for (Object element : list) {
            if (isExceeded()) {
                return;
            }
            bytes++;
            add(element);
        }
    }

    private void addText(String text) {
        bytes += 2;
        for (int i = 0; i < text.length(); i++) {
            bytes += width(text.charAt(i));
        }
    }

    private static int width(char c) {
        if (c < 0x20) {
            return 6;
        }
        if (c < 0x80) {
            return c == '"' || c == '\\' ? 2 : 1;
        }
        return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
}
