package blastradius.analysis.containment;

import blastradius.analysis.question.Agreement;
import blastradius.analysis.question.AgreementCount;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.AttackPath;
import blastradius.analysis.reach.Reach;
import blastradius.analysis.reach.RuleEvaluation;
import blastradius.analysis.relation.EstateRelation;
import blastradius.analysis.relation.Origins;
import blastradius.model.BlastRadiusException;
import blastradius.model.EntityType;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.snapshot.ArcClass;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks a containment without the graph that it was found in: the cut is tried by {@link RuleEvaluation}, the ways are added up against what the
 * actions on them cost, and while there are few, every cheaper set of actions is tried as well.
 */
public final class ContainmentCheck {

    private static final int MOST_SETS = 2_000;

    private final Containment answer;
    private final ContainmentQuestion question;
    private final Snapshot snapshot;
    private final Budget budget;
    private final Map<Integer, Integer> protection;
    private final List<CutAction> candidates = new ArrayList<>();
    private final Map<CutAction, Long> load = new HashMap<>(); // amounts of the ways over each action
    private final int sets;

    private ContainmentCheck(Containment answer, ContainmentQuestion question, Budget budget) {
        this.answer = answer;
        this.question = question;
        this.snapshot = question.gates().snapshot();
        this.budget = budget;
        this.protection = new Protection(snapshot, question.protect()).levels();
        Reach reach = Reach.from(question.gates(), question.compromised(), budget);
        candidates.addAll(candidates(reach));
        answer.ways()
                .forEach(way -> actions(way.path()).forEach(action -> load.merge(action, way.amount(), Long::sum)));
        this.sets = answer.isExact() ? cheaperSets(0, answer.cost(), MOST_SETS) : MOST_SETS;
    }

    /**
     * Checks; a spent budget ends the check and is no error.
     *
     * @param question the one that this answers
     */
    public static Agreement of(Containment answer, ContainmentQuestion question, Budget budget) {
        ContainmentCheck check = new ContainmentCheck(answer, question.unlimited(), budget);
        AgreementCount tally = new AgreementCount(check.total());
        try {
            check.compare(tally);
        } catch (BlastRadiusException.TimeExceeded spent) {
            return tally.agreement();
        }
        return tally.agreement();
    }

    /** Only what is said to be the cheapest is refuted by something cheaper. */
    private boolean triesSets() {
        return sets < MOST_SETS;
    }

    private long total() {
        return 2L + answer.ways().size() + load.size() + (triesSets() ? sets : 0);
    }

    private void compare(AgreementCount tally) {
        Collection<CutAction> tried = answer.isPossible() ? answer.actions() : candidates;
        tally.compare(falls(tried) != answer.isPossible(), () -> "what the actions leave open");
        long proven =
                answer.ways().stream().mapToLong(Containment.Witness::amount).sum();
        long cost = answer.actions().stream().mapToLong(this::cost).sum();
        tally.compare(
                cost == answer.cost() && proven <= answer.lowerBound() && answer.lowerBound() <= cost,
                () -> "the bound " + answer.lowerBound() + ", of which the ways prove " + proven + " at a cost of "
                        + cost);
        for (Containment.Witness way : answer.ways()) {
            tally.compare(
                    way.amount() > 0 && isToTarget(way.path()),
                    () -> "the way to " + snapshot.id(way.path().target()));
        }
        load.forEach((action, amount) ->
                tally.compare(amount <= cost(action), () -> "the ways over " + action + ", which amount to " + amount));
        if (triesSets()) {
            trySets(new HashSet<>(), 0, answer.cost(), tally);
        }
    }

    private boolean isToTarget(AttackPath path) {
        return path.level().code() >= protection.getOrDefault(path.target(), Integer.MAX_VALUE);
    }

    private boolean falls(Collection<CutAction> actions) {
        CutReach cut = new CutReach(question.gates(), actions);
        RuleEvaluation held =
                RuleEvaluation.of(question.gates(), cut.left(question.compromised()), cut::closes, budget);
        return protection.entrySet().stream().anyMatch(each -> held.level(each.getKey()) >= each.getValue());
    }

    /** How many sets of actions from the index on cost less than the limit; the most if there are as many. */
    private int cheaperSets(int from, long limit, int most) {
        int count = 0;
        for (int i = from; i < candidates.size() && count < most; i++) {
            long rest = limit - cost(candidates.get(i));
            if (rest > 0) {
                count += 1 + cheaperSets(i + 1, rest, most - count - 1);
            }
        }
        return Math.min(count, most);
    }

    private void trySets(Set<CutAction> chosen, int from, long limit, AgreementCount tally) {
        for (int i = from; i < candidates.size(); i++) {
            long rest = limit - cost(candidates.get(i));
            if (rest > 0) {
                budget.check();
                chosen.add(candidates.get(i));
                tally.compare(falls(chosen), () -> "the cheaper actions " + chosen);
                trySets(chosen, i + 1, rest, tally);
                chosen.remove(candidates.get(i));
            }
        }
    }

    private long cost(CutAction action) {
        return switch (action) {
            case CutAction.Remove remove ->
                question.costs()
                        .remove()
                        .getOrDefault(remove.relation().relation().kind(), Integer.MAX_VALUE);
            case CutAction.Rotate rotate -> question.costs().rotate();
            case CutAction.Disable disable -> question.costs().disable();
        };
    }

    /** Everything that can be done about what is held. */
    private Set<CutAction> candidates(Reach reach) {
        Set<CutAction> all = new HashSet<>();
        Origins origins = new Origins(snapshot);
        Rows reverse = snapshot.reverse();
        reach.vertices().forEach(vertex -> {
            if (snapshot.counts(vertex, EntityType.CREDENTIAL)) {
                all.add(new CutAction.Rotate(vertex));
            } else if (snapshot.counts(vertex, EntityType.IDENTITY)) {
                all.add(new CutAction.Disable(vertex));
            }
            for (int a = reverse.start(vertex); a < reverse.end(vertex); a++) {
                if (reach.gates().isOpen(reverse.arcClass(a)) && Rows.needs(reverse.arc(a)) != Rows.CONTEXT) {
                    origins.of(Rows.otherEnd(reverse.arc(a)), vertex, reverse.arcClass(a)).stream()
                            .filter(this::canBeEnded)
                            .forEach(relation -> all.add(new CutAction.Remove(relation)));
                }
            }
        });
        return all;
    }

    /** The actions that stop a way, those on relations that its hops only follow from left out. */
    private Set<CutAction> actions(AttackPath path) {
        Set<CutAction> actions = new HashSet<>();
        if (startsAtOldValue(path)) {
            actions.add(new CutAction.Rotate(path.source()));
        }
        for (AttackPath.Hop hop : path.hops()) {
            hop.premises().forEach(premise -> actions.addAll(actions(premise)));
            RelationClass relation = hop.arcClass().relation();
            if (relation != null) {
                addActions(hop, relation, actions);
            }
        }
        return actions;
    }

    private boolean canBeEnded(EstateRelation relation) {
        return question.costs().remove().containsKey(relation.relation().kind())
                && !snapshot.isOfHelper(relation.from(), relation.to());
    }

    private boolean startsAtOldValue(AttackPath path) {
        List<Source> starts = question.compromised().stream()
                .filter(source -> source.vertex() == path.source())
                .toList();
        return !starts.isEmpty() && starts.stream().allMatch(source -> CutReach.isOldValue(snapshot, source));
    }

    private void addActions(AttackPath.Hop hop, RelationClass relation, Set<CutAction> actions) {
        EstateRelation stated = Origins.direct(hop.from(), hop.to(), relation);
        boolean isItself = hop.arcClass().role() != ArcClass.Role.DERIVED;
        if (snapshot.isHelper(hop.to())) {
            return;
        }
        if (isItself && canBeEnded(stated)) {
            actions.add(new CutAction.Remove(stated));
        }
        EntityType type = snapshot.kind(hop.to()).type();
        if (type == EntityType.IDENTITY && relation.kind().isClosedByDisabling(snapshot.traits(hop.to()))) {
            actions.add(new CutAction.Disable(hop.to()));
        } else if (type == EntityType.CREDENTIAL && relation.kind() == RelationKind.KNOWN_TO) {
            actions.add(new CutAction.Rotate(hop.to()));
        }
    }
}
