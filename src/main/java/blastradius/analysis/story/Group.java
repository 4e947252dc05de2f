package blastradius.analysis.story;

import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.RelationKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entities that lie behind the same one and are held at the same level.
 *
 * @param behind the vertex of that, or {@code Story.COMPROMISED}
 * @param kinds of the relations by which most ways to them begin there, and by which most end; one where it is the same
 * @param kind what they all are; null: of several kinds, the rest
 * @param vertices the nearest first
 */
public record Group(
        int behind, List<RelationKind> kinds, @Nullable EntityKind kind, AccessLevel level, List<Integer> vertices) {}
