package blastradius.scenario.incident;

import blastradius.analysis.question.Budget;
import blastradius.model.GrantState;
import blastradius.model.Terms;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationRows;
import blastradius.snapshot.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A recorded activation, as far as it lies in a period.
 *
 * @param relation what was activated
 * @param from when it began, or the period
 * @param until the first instant after it, or after the period
 */
public record Elevation(RelationAt relation, Instant from, Instant until) {

    /** How long it was open in the period. */
    public Duration length() {
        return Duration.between(from, until);
    }

    /** All that were open at some instant of {@code [from, until)}, by their beginning; one pass over the estate. */
    public static List<Elevation> within(
            Snapshot snapshot, Instant from, Instant until, IntPredicate holders, Budget budget) {
        RelationRows rows = new RelationRows(snapshot);
        List<Elevation> found = new ArrayList<>();
        var classes = rows.classes(
                relation -> relation.terms().state() == GrantState.ACTIVE && overlaps(relation.terms(), from, until));
        if (!classes.isEmpty()) {
            rows.forEach(classes, budget::check, (source, target, arcClass) -> {
                if (holders.test(source)) {
                    var relation = java.util.Objects.requireNonNull(
                            snapshot.arcClasses().get(arcClass).relation());
                    found.add(of(new RelationAt(source, target, relation), from, until));
                }
            });
        }
        found.sort(Comparator.comparing(Elevation::from)
                .thenComparing(each -> snapshot.name(each.relation().from()))
                .thenComparing(each -> snapshot.id(each.relation().to())));
        return found;
    }

    private static boolean overlaps(Terms terms, Instant from, Instant until) {
        return (terms.from() == null || terms.from().isBefore(until))
                && (terms.until() == null || terms.until().isAfter(from));
    }

    private static Elevation of(RelationAt relation, Instant from, Instant until) {
        Terms terms = relation.relationClass().terms();
        Instant begins = terms.from() == null || terms.from().isBefore(from) ? from : terms.from();
        Instant ends = terms.until() == null || terms.until().isAfter(until) ? until : terms.until();
        return new Elevation(relation, begins, ends);
    }
}
