package blastradius.store.joining;

import java.util.Set;

/**
 * Who looks up.
 *
 * @param key the id under which the end stands, or the record that may be another's
 * @param source the number of the source that says so; its own descriptions of two things are of two
 * @param apart what it is not, as somebody said
 */
public record Asking(String key, int source, Set<String> apart) {

    /** Somebody who does not stand in the estate yet. */
    public static final Asking NEW = new Asking("", -1, Set.of());
}
