package blastradius.ingest.row;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * When a row speaks.
 *
 * @param when one of these must hold as a whole; empty: nothing is asked
 * @param except none of these may hold as a whole
 */
public record Condition(List<Map<PropertyName, Check>> when, List<Map<PropertyName, Check>> except) {

    public static final Condition ALWAYS = new Condition(List.of(), List.of());

    public boolean holds(Facts facts) {
        return (when.isEmpty() || any(when, facts)) && !any(except, facts);
    }

    public boolean isAlways() {
        return when.isEmpty() && except.isEmpty();
    }

    public void properties(Consumer<PropertyName> names) {
        when.forEach(all -> all.keySet().forEach(names));
        except.forEach(all -> all.keySet().forEach(names));
    }

    private static boolean any(List<Map<PropertyName, Check>> alternatives, Facts facts) {
        for (Map<PropertyName, Check> all : alternatives) {
            if (all.entrySet().stream()
                    .allMatch(ask -> ask.getValue().isTrueOf(ask.getKey().in(facts)))) {
                return true;
            }
        }
        return false;
    }
}
