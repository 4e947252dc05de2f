package blastradius.model;

import java.util.Map;

/**
 * One relation of the estate as one source states it. Two relations are the same when source, source kind, kind, ends and terms are.
 *
 * @param kind what it is to the analyses
 * @param from id of the holder
 * @param to id of what is held
 * @param sourceKind the source's own name for it; the kind's name where the source speaks our words
 * @param terms parameters and gates
 * @param evidence what the source says about it, by the source's names: where and when it was seen, by whom approved, the ticket
 */
public record Relation(
        RelationKind kind, String from, String to, String sourceKind, Terms terms, Map<String, Object> evidence) {

    public Relation {
        evidence = Map.copyOf(evidence);
    }

    public static Relation of(String from, RelationKind kind, String to) {
        return of(from, kind, to, Terms.NONE);
    }

    public static Relation of(String from, RelationKind kind, String to, Terms terms) {
        return new Relation(kind, from, to, kind.name(), terms, Map.of());
    }
}
