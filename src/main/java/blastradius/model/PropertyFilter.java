package blastradius.model;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a property that a source states beside what the analyses read; all that is said must hold.
 *
 * @param name as the source writes it
 * @param in its value, or one of its values, is one of these texts; empty: any
 * @param exists false: it is not stated; else it is
 */
public record PropertyFilter(String name, Set<String> in, boolean exists) {

    public PropertyFilter {
        in = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(in));
        if (!exists && !in.isEmpty()) {
            throw new BlastRadiusException.BadRequest(
                    "the property \"" + PlainText.shown(name) + "\" cannot be absent and have a value");
        }
    }

    static PropertyFilter read(Document property) {
        property.only("name", "equals", "in", "exists");
        Set<String> in = new TreeSet<>(property.texts("in"));
        @Nullable String equals = property.textOrNull("equals");
        if (equals != null) {
            in.add(equals);
        }
        return new PropertyFilter(property.text("name"), in, !property.has("exists") || property.isTrue("exists"));
    }

    /** Whether these properties have it, with one of the values where any are named; {@link #exists} is the asker's to heed. */
    public boolean isStated(Map<String, Object> properties) {
        Object value = properties.get(name);
        return value != null
                && (in.isEmpty()
                        || (value instanceof Collection<?> several
                                ? several.stream().map(String::valueOf).anyMatch(in::contains)
                                : in.contains(value.toString())));
    }
}
