package blastradius.analysis.reach;

import blastradius.analysis.question.ArcRules;
import blastradius.analysis.question.Gates;
import blastradius.model.AccessLevel;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/** Reads the ways back out of a reach. Conditions are explained by the premises that were met first. */
final class Explanation {

    private final Gates gates;
    private final States states;
    private final Snapshot snapshot;
    private final Rows forward;
    private final Rows reverse;
    private final Set<Integer> open = new LinkedHashSet<>();

    Explanation(Gates gates, States states) {
        this.gates = gates;
        this.states = states;
        this.snapshot = gates.snapshot();
        this.forward = snapshot.forward();
        this.reverse = snapshot.reverse();
    }

    AttackPath to(int position) {
        List<AttackPath.Hop> hops = new ArrayList<>();
        int at = position;
        while (states.arcAt(at) != StateCode.NO_ARC) {
            Step step = step(at);
            hops.add(step.hop());
            at = step.before();
        }
        Collections.reverse(hops);
        return new AttackPath(
                states.vertexAt(position),
                AccessLevel.ofCode(states.levelAt(position)),
                states.hopsAt(position),
                List.copyOf(hops));
    }

    AttackPath.Hop lastHop(int position) {
        return step(position).hop();
    }

    /** A hop and the position that it was taken from. */
    private record Step(AttackPath.Hop hop, int before) {}

    private Step step(int position) {
        int index = states.arcAt(position);
        int tail = forward.owner(index);
        return snapshot.isJunction(tail) ? conditional(position, index, tail) : plain(position, index, tail);
    }

    private Step plain(int position, int index, int tail) {
        int needed = ArcRules.asked(forward.arc(index), states.levelAt(position));
        return new Step(hop(position, index, new Fact(tail, needed), List.of()), states.position(tail, needed));
    }

    /** The relation's own source is the arc into the junction that has the class of the arc out of it. */
    private Step conditional(int position, int index, int junction) {
        int arcClass = forward.arcClass(index);
        Fact source = null;
        SequencedSet<Fact> premises = new LinkedHashSet<>();
        for (int a = reverse.start(junction); a < reverse.end(junction); a++) {
            Fact fact = fact(a);
            if (reverse.arcClass(a) == arcClass && !snapshot.isJunction(fact.vertex())) {
                source = fact;
            }
        }
        Fact base = java.util.Objects.requireNonNull(source, "a conditional relation has a source");
        premises.add(base);
        collect(junction, position, premises);
        premises.remove(base);
        List<AttackPath> paths = premises.stream()
                .map(fact -> to(states.position(fact.vertex(), fact.level())))
                .toList();
        return new Step(hop(position, index, base, paths), states.position(base.vertex(), base.level()));
    }

    private AttackPath.Hop hop(int position, int index, Fact source, List<AttackPath> premises) {
        return new AttackPath.Hop(
                source.vertex(),
                states.vertexAt(position),
                snapshot.arcClasses().get(forward.arcClass(index)),
                AccessLevel.ofCode(source.level()),
                AccessLevel.ofCode(states.levelAt(position)),
                premises);
    }

    /** An entity at a level. */
    private record Fact(int vertex, int level) {}

    private Fact fact(int reverseIndex) {
        int arc = reverse.arc(reverseIndex);
        return new Fact(Rows.otherEnd(arc), ArcRules.asked(arc));
    }

    /**
     * Adds facts that met the junction a hop before the position or earlier; returns when the last of them was met, or empty if it was not. Facts that are
     * needed anyway are preferred, then those met first.
     */
    private Optional<Integer> collect(int junction, int before, SequencedSet<Fact> facts) {
        if (!open.add(junction)) {
            return Optional.empty();
        }
        List<Met> met = new ArrayList<>();
        for (int a = reverse.start(junction); a < reverse.end(junction); a++) {
            if (gates.isOpen(reverse.arcClass(a))) {
                met(fact(a), before, facts).ifPresent(met::add);
            }
        }
        open.remove(junction);
        int needed = ArcRules.threshold(gates, junction);
        if (met.size() < needed) {
            return Optional.empty();
        }
        met.sort(java.util.Comparator.comparing((Met m) -> !facts.containsAll(m.facts()))
                .thenComparingInt(Met::at));
        int last = 0;
        for (Met premise : met.subList(0, needed)) {
            facts.addAll(premise.facts());
            last = Math.max(last, premise.at());
        }
        return Optional.of(last);
    }

    /** A premise that holds: when it was met, and by which entities. */
    private record Met(int at, Collection<Fact> facts) {}

    private Optional<Met> met(Fact fact, int before, SequencedSet<Fact> known) {
        if (snapshot.isJunction(fact.vertex())) {
            SequencedSet<Fact> nested = new LinkedHashSet<>(known);
            return collect(fact.vertex(), before, nested).map(at -> {
                nested.removeAll(known);
                return new Met(at, nested);
            });
        }
        int position = states.position(fact.vertex(), fact.level());
        return position >= 0 && states.hopsAt(position) < states.hopsAt(before)
                ? Optional.of(new Met(position, List.of(fact)))
                : Optional.empty();
    }
}
