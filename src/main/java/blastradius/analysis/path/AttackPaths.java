package blastradius.analysis.path;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.ClosedArcs;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.AttackPath;
import blastradius.analysis.reach.StateCode;
import blastradius.analysis.relation.EstateRelation;
import blastradius.analysis.relation.Origins;
import blastradius.model.AccessLevel;
import blastradius.snapshot.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/**
 * The ways to one target that are worth knowing: over the fewest relations, past the fewest gates, the soonest, and further ways that share no
 * relation with the first. Each way is listed once with all that it is best at, in the order of {@link PathChoice}, further ways by hops.
 *
 * @param ways none where the target is out of reach even with waiting
 * @param isExact false where the assumptions' {@code maxHops} cut something off that might have led to a better way
 */
public record AttackPaths(List<AttackWay> ways, boolean isExact) {

    public AttackPaths {
        ways = List.copyOf(ways);
    }

    /**
     * Searches from the compromised entities to the target. Further ways are found one after the other, each over the fewest hops that the
     * relations left allow: no further way is left when fewer than the limit are listed, though another choice of ways might be more
     * numerous.
     *
     * @param target the entity and the level that is to be held there at least
     * @param furtherWays how many ways of the choice FURTHER at most
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    public static AttackPaths between(
            Gates gates, Collection<Source> compromised, Source target, int furtherWays, Budget budget) {
        return new Choosing(gates, compromised, target, budget).choose(furtherWays);
    }

    /**
     * An entity at the highest level at which it is reached; at CONTROL where it is out of reach.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    public static Source furthest(Gates gates, Collection<Source> compromised, int vertex, Budget budget) {
        int control = AccessLevel.CONTROL.code();
        var question = new PathQuestion(gates, compromised, Map.of(vertex, control), ClosedArcs.NONE);
        int level = NearestGoal.of(question, budget).level();
        return new Source(vertex, AccessLevel.ofCode(level == 0 ? control : level));
    }

    /** The question and the ways that were found so far. */
    private static final class Choosing {
        private final Gates gates;
        private final Collection<Source> compromised;
        private final Map<Integer, Integer> goals;
        private final Budget budget;
        private final Origins origins;
        private final GateToll gateToll;
        private final WaitToll waitToll;
        private final List<AttackWay> ways = new ArrayList<>();
        private boolean exact = true;

        Choosing(Gates gates, Collection<Source> compromised, Source target, Budget budget) {
            this.gates = gates;
            this.compromised = List.copyOf(new LinkedHashSet<>(compromised));
            this.goals = Map.of(target.vertex(), target.level().code());
            this.budget = budget;
            this.origins = new Origins(gates.snapshot());
            this.gateToll = new GateToll(gates);
            this.waitToll = new WaitToll(gates);
        }

        AttackPaths choose(int furtherWays) {
            Set<EstateRelation> used = new HashSet<>();
            Optional<GainedLevel> fewest = shortest(used);
            fewest.ifPresent(step -> used.addAll(add(PathChoice.FEWEST_HOPS, step, Set.of())));
            if (fewest.isPresent()) {
                cheapest(PathChoice.LEAST_GATED, gateToll, fewest);
            }
            cheapest(PathChoice.SOONEST, waitToll, fewest);
            boolean more = !used.isEmpty();
            for (int found = 0; more && found < furtherWays; found++) {
                Optional<GainedLevel> next = shortest(used);
                next.ifPresent(step -> used.addAll(add(PathChoice.FURTHER, step, Set.copyOf(used))));
                more = next.isPresent();
            }
            return new AttackPaths(ways, exact);
        }

        private Optional<GainedLevel> shortest(Set<EstateRelation> used) {
            CheapestSearch.Found found = CheapestSearch.shortest(question(origins.closing(used)), budget);
            exact &= found.exact() || found.way().isPresent();
            return found.way();
        }

        /** A way over the fewest hops that pays nothing cannot be bettered. */
        private void cheapest(PathChoice choice, Toll toll, Optional<GainedLevel> fewest) {
            if (fewest.isPresent() && fewest.get().toll(toll, gates.snapshot()) == 0) {
                add(choice, fewest.get(), Set.of());
                return;
            }
            CheapestSearch.Found found = CheapestSearch.cheapest(question(ClosedArcs.NONE), toll, budget);
            exact &= found.exact();
            found.way().ifPresent(step -> add(choice, step, Set.of()));
        }

        private PathQuestion question(ClosedArcs closed) {
            return new PathQuestion(gates, compromised, goals, closed);
        }

        /** The first relation of the arc that is not among those used. */
        private Optional<EstateRelation> relation(int tail, int head, int arcClass, Set<EstateRelation> used) {
            return origins.of(tail, head, arcClass).stream()
                    .filter(origin -> !used.contains(origin))
                    .findFirst();
        }

        private Optional<EstateRelation> relation(int arc, Set<EstateRelation> used) {
            Rows forward = gates.snapshot().forward();
            return relation(forward.owner(arc), Rows.otherEnd(forward.arc(arc)), forward.arcClass(arc), used);
        }

        /** Adds the way or the choice to the way that is known already, and returns the relations that it uses. */
        private List<EstateRelation> add(PathChoice choice, GainedLevel step, Set<EstateRelation> used) {
            SequencedSet<GainedLevel> steps = new LinkedHashSet<>();
            step.collect(steps);
            SequencedSet<EstateRelation> relations = new LinkedHashSet<>();
            for (GainedLevel each : steps.reversed()) {
                if (each.arc() != StateCode.NO_ARC) {
                    relation(each.arc(), used).ifPresent(relations::add);
                }
            }
            AttackPath path = step.path(gates.snapshot());
            for (int i = 0; i < ways.size(); i++) {
                if (ways.get(i).path().equals(path)) {
                    ways.set(i, ways.get(i).alsoFor(choice, relations));
                    return List.copyOf(relations);
                }
            }
            ways.add(new AttackWay(
                    new LinkedHashSet<>(EnumSet.of(choice)),
                    path,
                    List.copyOf(relations),
                    GateToll.chance(step.toll(gateToll, gates.snapshot())),
                    waitToll.instant(step.toll(waitToll, gates.snapshot()))));
            return List.copyOf(relations);
        }
    }
}
