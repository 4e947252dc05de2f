package blastradius.model;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named choice of entities: by what they are, or one by one. It names them by filter or ids, so it survives imports.
 *
 * @param id unique among lists
 * @param name what people call it
 * @param description null: nobody said
 * @param version raised by each update, from 1
 * @param updatedAt when it was saved last
 * @param where what describes its entities; null: they are named
 * @param entities ids of its entities, each once; null: they are described
 */
public record SavedList(
        String id,
        String name,
        @Nullable String description,
        int version,
        Instant updatedAt,
        @Nullable EntityFilter where,
        @Nullable List<String> entities) {

    /** The most characters of a list's name or id. */
    static final int MAX_NAME = 200;

    /** The most entities that a list names. */
    public static final int MAX_ENTITIES = 1_000;

    public SavedList {
        if ((where == null) == (entities == null)) {
            throw new BlastRadiusException.BadRequest(
                    "a list states either where or entities: say what its entities are, or name them");
        }
        if (entities != null && entities.size() > MAX_ENTITIES) {
            throw new BlastRadiusException.LimitExceeded(
                    entities.size() + " entities are named; a list names at most " + MAX_ENTITIES);
        }
        entities = entities == null ? null : List.copyOf(new LinkedHashSet<>(entities));
    }

    /** The same as it was saved. */
    public SavedList saved(int asVersion, Instant at) {
        return new SavedList(id, name, description, asVersion, at, where, entities);
    }

    /** The same, naming these. */
    public SavedList naming(List<String> others) {
        return new SavedList(id, name, description, version, updatedAt, where, others);
    }

    /** Ids of the lists that it names itself. */
    public List<String> lists() {
        return where == null ? List.of() : where.namedLists();
    }

    /** A text of all that it says: differs wherever it does, also from one of the same id that is gone. */
    public String content() {
        return id + "@" + version + "=" + where + entities;
    }
}
