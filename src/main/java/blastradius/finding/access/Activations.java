package blastradius.finding.access;

import blastradius.finding.fact.Facts;
import blastradius.model.GrantState;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationRows;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/** What was activated and when: also what is over. O(V + E) once. */
public final class Activations {

    private final List<RelationAt> all = new ArrayList<>();

    /** Those of the facts. */
    public static Activations of(Facts facts) {
        return facts.once(Activations.class, Activations::new);
    }

    private Activations(Facts facts) {
        RelationRows rows = new RelationRows(facts.snapshot());
        BitSet active = rows.classes(relation -> relation.terms().state() == GrantState.ACTIVE
                && relation.terms().deniedBy() == null);
        rows.forEach(
                active,
                facts.budget()::check,
                (from, to, arcClass) -> all.add(new RelationAt(
                        from,
                        to,
                        Objects.requireNonNull(
                                facts.snapshot().arcClasses().get(arcClass).relation()))));
    }

    public List<RelationAt> all() {
        return List.copyOf(all);
    }
}
