package blastradius.finding.access;

import blastradius.finding.fact.Facts;
import blastradius.model.AccessLevel;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.RelationAt;
import java.util.ArrayList;
import java.util.List;

/**
 * Who can become something, directly: by taking it over, owning it, full rights, changing its authority or members, or by knowing its one secret. What
 * stands for a set is looked through. Immutable.
 */
public final class Takeovers {

    private final Facts facts;

    /** Those of the facts. */
    public static Takeovers of(Facts facts) {
        return facts.once(Takeovers.class, Takeovers::new);
    }

    private Takeovers(Facts facts) {
        this.facts = facts;
    }

    /** The relations by which somebody becomes it; O(those). */
    public List<RelationAt> into(int vertex) {
        List<RelationAt> found = new ArrayList<>();
        direct(vertex, AccessLevel.CONTROL, found);
        for (RelationAt set : facts.relations(RelationKind.CONTAINS).into(vertex)) {
            if (facts.snapshot().isHelper(set.from())) {
                direct(set.from(), AccessLevel.CONTROL, found);
            }
        }
        for (RelationAt opening : facts.relations(RelationKind.AUTHENTICATES_AS).into(vertex)) {
            Terms terms = opening.relationClass().terms();
            if (terms.factors().isEmpty() && terms.zone() == null && terms.and().isEmpty() && !facts.isShut(opening)) {
                direct(opening.from(), AccessLevel.USE, found);
                for (RelationAt set : facts.relations(RelationKind.STORES).into(opening.from())) {
                    if (facts.snapshot().isHelper(set.from())) {
                        direct(set.from(), AccessLevel.READ, found);
                    }
                }
            }
        }
        return found;
    }

    private void direct(int vertex, AccessLevel level, List<RelationAt> found) {
        for (RelationKind kind : RelationKind.values()) {
            if (!kind.isAccess() || kind.isMembership()) {
                continue;
            }
            for (RelationAt right : facts.relations(kind).into(vertex)) {
                if (right.relationClass().gives().covers(level) && !facts.isShut(right) && right.from() != vertex) {
                    found.add(right);
                }
            }
        }
    }
}
