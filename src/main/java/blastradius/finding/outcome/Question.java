package blastradius.finding.outcome;

import blastradius.model.AccessLevel;
import blastradius.model.QuestionText;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;

/** Questions that show a finding again: what they ask is what the rule saw, at the instant at which it is asked. */
public final class Question {

    private Question() {}

    /** The cause, and the relations of the kinds that prove the finding. */
    static String about(Snapshot snapshot, Cause cause, Collection<RelationAt> relations) {
        String kinds = relations.stream()
                .map(relation -> relation.relationClass().kind().name())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        String listed = kinds.isEmpty()
                ? ""
                : " holds(kinds: [" + kinds + "]) { nodes { kind from { name } to { name } window { from until } } }"
                        + " heldBy(kinds: [" + kinds
                        + "]) { nodes { kind from { name } to { name } window { from until } } }";
        return "{ node(id: " + QuestionText.quoted(snapshot.id(cause.entity()))
                + ") { id ... on Entity { name kind properties createdAt lastUsedAt rotatedAt expiresAt" + listed
                + " } } }";
    }

    /** What an entity reaches, and by which way it comes to hold another. */
    public static String reach(Snapshot snapshot, Evidence.Way way, Instant at) {
        return "{ blastRadius(compromised: [" + QuestionText.quoted(snapshot.id(way.from())) + "], assume: { at: "
                + QuestionText.quoted(at.toString()) + " }) { tenantCounts { read write control } path(to: "
                + QuestionText.quoted(snapshot.id(way.to())) + ", level: " + word(way.level())
                + ") { words } } }";
    }

    /** What an attack from an entity cannot do without. */
    public static String chokePoints(Snapshot snapshot, int entity, Instant at) {
        return "{ chokePoints(compromised: [" + QuestionText.quoted(snapshot.id(entity)) + "], assume: { at: "
                + QuestionText.quoted(at.toString())
                + " }, first: 5) { score edges { loss { score } node { entity { name } relation { kind } } } } }";
    }

    /** The relations of a kind from or to an entity. */
    public static String relations(Snapshot snapshot, int entity, boolean outward, RelationKind kind) {
        return "{ node(id: " + QuestionText.quoted(snapshot.id(entity)) + ") { ... on Entity { name "
                + (outward ? "holds" : "heldBy") + "(kinds: [" + kind.name()
                + "]) { totalCount nodes { kind from { name } to { name } window { from until } } } } } }";
    }

    private static String word(AccessLevel level) {
        return level.name();
    }
}
