package blastradius.analysis.time;

import blastradius.analysis.question.ArcRules;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.question.Window;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.relation.EstateRelation;
import blastradius.analysis.relation.Origins;
import blastradius.model.AccessLevel;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The moment at which a reach grows or shrinks, and why.
 *
 * @param at the first instant at which it is different
 * @param begins relations whose window begins then, and whose source is held then
 * @param ends relations whose window ends then, and whose source was held before
 * @param entities what is held at another level than before, in the order of vertices
 */
public record ReachChange(
        Instant at, List<EstateRelation> begins, List<EstateRelation> ends, List<LevelChange> entities) {

    public ReachChange {
        begins = List.copyOf(begins);
        ends = List.copyOf(ends);
        entities = List.copyOf(entities);
    }

    /**
     * An entity that is held at another level.
     *
     * @param before null: it was not held
     * @param after null: it is no longer held
     */
    public record LevelChange(
            int vertex,
            @Nullable AccessLevel before,
            @Nullable AccessLevel after) {}

    /** Whether something is held at a higher level than before. */
    public boolean grows() {
        return entities.stream().anyMatch(change -> code(change.after()) > code(change.before()));
    }

    /** Whether something is held at a lower level than before. */
    public boolean shrinks() {
        return entities.stream().anyMatch(change -> code(change.after()) < code(change.before()));
    }

    /**
     * The next change after the question's instant; empty if nothing ever changes. One search per boundary of a window up to it.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    public static Optional<ReachChange> next(Gates gates, Collection<Source> compromised, Budget budget) {
        Instant now = gates.assumptions().at();
        Reach before = Reach.from(gates, compromised, budget);
        for (Instant boundary : Boundaries.of(gates, compromised, budget).all().tailSet(now)) {
            if (boundary.isAfter(now)) {
                Reach after = ReachOverTime.at(gates, compromised, boundary, budget);
                if (!after.holdsTheSameAs(before)) {
                    return Optional.of(between(before, after, boundary));
                }
            }
        }
        return Optional.empty();
    }

    /** The difference of two neighbouring periods. */
    static ReachChange between(Reach before, Reach after, Instant at) {
        return new ReachChange(
                at,
                relations(after, arcClass -> at.equals(window(after, arcClass).from())),
                relations(before, arcClass -> at.equals(window(before, arcClass).until())),
                entities(before, after));
    }

    private static Window window(Reach reach, int arcClass) {
        return Window.of(reach.snapshot().arcClasses().get(arcClass));
    }

    private static List<LevelChange> entities(Reach before, Reach after) {
        return IntStream.concat(before.vertices(), after.vertices())
                .distinct()
                .sorted()
                .filter(vertex -> before.levelCode(vertex) != after.levelCode(vertex))
                .mapToObj(vertex -> new LevelChange(
                        vertex,
                        before.level(vertex).orElse(null),
                        after.level(vertex).orElse(null)))
                .toList();
    }

    private static int code(@Nullable AccessLevel level) {
        return level == null ? 0 : level.code();
    }

    /** The relations of the wanted classes that can be followed from what is held; conditions are not looked at. */
    private static List<EstateRelation> relations(Reach reach, IntPredicate wanted) {
        Snapshot snapshot = reach.snapshot();
        Rows forward = snapshot.forward();
        Origins origins = new Origins(snapshot);
        Gates ever = Gates.atAnyTime(snapshot, reach.gates().assumptions());
        Set<EstateRelation> relations = new LinkedHashSet<>();
        reach.vertices().sorted().forEach(vertex -> {
            for (int arc : followed(reach, vertex, c -> ever.isOpen(c) && wanted.test(c))) {
                int head = Rows.otherEnd(forward.arc(arc));
                int arcClass = forward.arcClass(arc);
                if (!snapshot.isJunction(head)) {
                    relations.addAll(origins.of(vertex, head, arcClass));
                } else {
                    for (int a = forward.start(head); a < forward.end(head); a++) {
                        relations.addAll(origins.of(head, Rows.otherEnd(forward.arc(a)), arcClass));
                    }
                }
            }
        });
        return List.copyOf(relations);
    }

    private static List<Integer> followed(Reach reach, int vertex, IntPredicate wanted) {
        Rows forward = reach.snapshot().forward();
        int level = reach.levelCode(vertex);
        List<Integer> followed = new ArrayList<>();
        for (int a = forward.start(vertex); a < forward.end(vertex); a++) {
            int arcClass = forward.arcClass(a);
            if (!ArcRules.asksMore(forward.arc(a), level) && wanted.test(arcClass)) {
                followed.add(a);
            }
        }
        return followed;
    }
}
