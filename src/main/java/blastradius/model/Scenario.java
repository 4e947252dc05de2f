package blastradius.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named set of changes over the estate: what if. It names what it changes by ids and rules, so it survives imports.
 *
 * @param id unique among scenarios
 * @param name what people call it
 * @param description null: nobody said
 * @param version raised by each update, from 1
 * @param base the estate's version that it was written against
 * @param updatedAt when it was saved last
 * @param changes in the order in which they are made: a later one sees what the earlier ones did
 */
public record Scenario(
        String id,
        String name,
        @Nullable String description,
        int version,
        long base,
        Instant updatedAt,
        List<Change> changes) {

    /** The most changes that one scenario holds. */
    public static final int MAX_CHANGES = 1000;

    /** The most characters of a scenario's name or id. */
    static final int MAX_NAME = 200;

    public Scenario {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new BlastRadiusException.BadRequest("a scenario needs a name of 1 to " + MAX_NAME
                    + " characters, not \"" + PlainText.shown(name) + "\"");
        }
        if (changes.size() > MAX_CHANGES) {
            throw new BlastRadiusException.LimitExceeded(
                    changes.size() + " changes are stated; a scenario holds at most " + MAX_CHANGES);
        }
        changes = List.copyOf(changes);
    }

    /** A scenario that nobody has saved. */
    public static Scenario of(String name, Change... changes) {
        return new Scenario(name, name, null, 1, 0, Instant.EPOCH, List.of(changes));
    }

    public Scenario withChanges(List<Change> others) {
        return new Scenario(id, name, description, version, base, updatedAt, others);
    }

    /** The same under another id. */
    public Scenario withId(String other) {
        return new Scenario(other, name, description, version, base, updatedAt, changes);
    }

    /** Its changes and then those of the other, which nobody has saved together. */
    public Scenario followedBy(Scenario other) {
        List<Change> both = new ArrayList<>(changes);
        both.addAll(other.changes);
        return withChanges(both).withId(id + "@" + version + "+" + other.id);
    }

    /** The same as it was saved. */
    public Scenario saved(int asVersion, long against, Instant at) {
        return new Scenario(id, name, description, asVersion, against, at, changes);
    }

    /** Differs wherever changes do, as each update raises the version. */
    public String stamp() {
        return id + "@" + version;
    }
}
