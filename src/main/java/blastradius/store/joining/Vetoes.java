package blastradius.store.joining;

import blastradius.store.database.Version;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.neo4j.driver.Session;

/**
 * What somebody says is not one though it fits, as it stands in the newest version or is to stand in the next. Each names an entity, and the
 * id under which stands what it is kept apart from: the placeholder or the record that a look-up would join, or, where a source uses the
 * entity's own id, what {@link #apart} makes of it.
 */
public final class Vetoes {

    private static final String STANDING = """
            MATCH (v:JoinVeto) WHERE v.until = $max
            RETURN v.placeholder AS placeholder, v.entity AS entity, v.source AS source""";

    private static final int NONE = -1;

    private final Set<Veto> standing = new HashSet<>();
    private final Set<Veto> added = new HashSet<>();
    private final Set<Veto> ended = new HashSet<>();

    /**
     * One of them.
     *
     * @param placeholder the id of what is kept apart
     * @param entity what it is not
     * @param source the number of the source that calls it by the entity's id; -1: it is looked up
     */
    public record Veto(String placeholder, String entity, int source) {

        boolean isOfLookUp() {
            return source == NONE;
        }
    }

    public static Vetoes read(Session session) {
        Vetoes vetoes = new Vetoes();
        session.run(STANDING, Map.of("max", Version.OPEN))
                .forEachRemaining(row -> vetoes.standing.add(new Veto(
                        row.get("placeholder").asString(),
                        row.get("entity").asString(),
                        row.get("source").asInt(NONE))));
        return vetoes;
    }

    /** What a source's records of an entity are called that are kept apart from it. */
    public static String apart(String entity, String idPrefix) {
        return entity + "~" + idPrefix;
    }

    /** From the next version on it stands, or not. */
    public void set(Veto veto, boolean stands) {
        if (stands && standing.add(veto)) {
            added.add(veto);
        } else if (!stands && standing.remove(veto)) {
            ended.add(veto);
        }
    }

    public boolean isAny() {
        return !added.isEmpty() || !ended.isEmpty();
    }

    public Set<Veto> added() {
        return added;
    }

    public Set<Veto> ended() {
        return ended;
    }

    /** The entities that a placeholder is not, though it would fit. */
    public Set<String> of(String placeholder) {
        Set<String> entities = new HashSet<>();
        standing.stream()
                .filter(veto -> veto.placeholder().equals(placeholder))
                .forEach(veto -> entities.add(veto.entity()));
        return entities;
    }

    /** What a source's ids mean, where some mean other entities than those of the same id. */
    public UnaryOperator<String> names(int source) {
        Map<String, String> others = new HashMap<>();
        standing.stream()
                .filter(veto -> veto.source() == source)
                .forEach(veto -> others.put(veto.entity(), veto.placeholder()));
        return others.isEmpty() ? UnaryOperator.identity() : id -> others.getOrDefault(id, id);
    }

    /** By the ids under which a source's records stand that are, or just were, kept apart, the ids that it uses itself. */
    public Map<String, String> originals(Veto changed) {
        Map<String, String> originals = new HashMap<>();
        originals.put(changed.placeholder(), changed.entity());
        standing.stream()
                .filter(veto -> veto.source() == changed.source())
                .forEach(veto -> originals.put(veto.placeholder(), veto.entity()));
        return originals;
    }
}
