package blastradius.analysis;

import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Estate;
import blastradius.model.Relation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The slow, obvious evaluator: the rules of the model written out as Horn clauses over (entity, level), applied round by round until nothing
 * changes. Shares no code with the engine but the model's records. The round in which a fact first appears is its fewest hops.
 */
public final class NaiveReach {

    /** An entity (or an auxiliary condition) at a level; a fact at a level implies the levels below. */
    public record Fact(String id, int level) {}

    /**
     * All premises together give the head; all but the required are a zone or factors. {@code hops} is 1, or 0 for auxiliary conditions, which stand for
     * no relation. {@code helper} is what the relation leaves if that is a helper.
     */
    record Rule(
            Set<Fact> premises,
            Set<Fact> required,
            Fact head,
            int hops,
            @Nullable Relation relation,
            @Nullable Fact helper) {

        Rule(Set<Fact> premises, Fact head, int hops, @Nullable Relation relation) {
            this(premises, premises, head, hops, relation, null);
        }

        /** From the helper that its relation leaves it is no hop. */
        int hopsAfter(Map<Fact, Integer> known) {
            return premises.stream()
                    .mapToInt(premise -> known.getOrDefault(premise, 0) + (premise.equals(helper) ? 0 : hops))
                    .max()
                    .orElse(hops);
        }
    }

    private final NaiveEstate estate;
    private final List<Rule> rules;
    private final List<Rule> frauds;

    private NaiveReach(Estate estate, Assumptions assumptions, Predicate<Relation> isClosed) {
        this.estate = new NaiveEstate(estate);
        NaiveRules table = new NaiveRules(this.estate, assumptions);
        estate.relations().stream().filter(isClosed.negate()).forEach(table::add);
        this.rules = table.all();
        this.frauds = table.frauds();
    }

    static NaiveReach of(Estate estate, Assumptions assumptions) {
        return new NaiveReach(estate, assumptions, relation -> false);
    }

    List<Rule> rules() {
        return rules;
    }

    /** Rules that do not count: an approval without an approver. */
    List<Rule> frauds() {
        return frauds;
    }

    /** Every (entity, level) that is held, with its fewest hops. */
    public static Map<Fact, Integer> from(Estate estate, Assumptions assumptions, Map<String, AccessLevel> sources) {
        return hold(of(estate, assumptions), sources);
    }

    /** The same while a relation gives nothing; what the rules of others read of it stays. */
    public static Map<Fact, Integer> withoutRelation(
            Estate estate, Assumptions assumptions, Map<String, AccessLevel> sources, Predicate<Relation> isClosed) {
        return hold(new NaiveReach(estate, assumptions, isClosed), sources);
    }

    /** The same while all relations of an entity give nothing and nothing is gained on it. */
    public static Map<Fact, Integer> withoutEntity(
            Estate estate, Assumptions assumptions, Map<String, AccessLevel> sources, String removed) {
        NaiveReach naive = new NaiveReach(
                estate,
                assumptions,
                relation -> relation.from().equals(removed) || relation.to().equals(removed));
        naive.rules.removeIf(rule -> rule.head().id().equals(removed));
        Map<String, AccessLevel> left = new HashMap<>(sources);
        left.remove(removed);
        return hold(naive, left);
    }

    private static Map<Fact, Integer> hold(NaiveReach naive, Map<String, AccessLevel> sources) {
        Map<Fact, Integer> hops = new HashMap<>();
        sources.forEach((id, level) -> naive.hold(hops, new Fact(id, level.code()), 0));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Rule rule : naive.rules) {
                if (hops.keySet().containsAll(rule.premises())) {
                    changed |= naive.hold(hops, rule.head(), rule.hopsAfter(hops));
                }
            }
        }
        hops.keySet().removeIf(fact -> !naive.estate.has(fact.id()));
        return hops;
    }

    /** The best chance of every fact: over all rules the relation's chance times the smallest of the premises', round by round. */
    public static Map<Fact, Double> chances(
            Estate estate,
            Assumptions assumptions,
            Map<String, AccessLevel> sources,
            ToDoubleFunction<Relation> chanceOf) {
        NaiveReach naive = of(estate, assumptions);
        Map<Fact, Double> chances = new HashMap<>();
        sources.forEach((id, level) -> raise(chances, new Fact(id, level.code()), 1));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Rule rule : naive.rules) {
                double least = rule.premises().stream()
                        .mapToDouble(fact -> chances.getOrDefault(fact, 0.0))
                        .min()
                        .orElse(0);
                Relation relation = rule.relation();
                double chance = relation == null ? least : least * chanceOf.applyAsDouble(relation);
                changed |= raise(chances, rule.head(), chance);
            }
        }
        return chances;
    }

    static boolean raise(Map<Fact, Double> chances, Fact fact, double chance) {
        boolean changed = false;
        for (int level = fact.level(); level > 0; level--) {
            changed |= chance > chances.getOrDefault(new Fact(fact.id(), level), 0.0);
            chances.merge(new Fact(fact.id(), level), chance, Math::max);
        }
        return changed;
    }

    private boolean hold(Map<Fact, Integer> hops, Fact fact, int at) {
        boolean changed = false;
        for (int level = fact.level(); level > 0; level--) {
            Fact lower = new Fact(fact.id(), level);
            if (at < hops.getOrDefault(lower, Integer.MAX_VALUE)) {
                hops.put(lower, at);
                changed = true;
            }
        }
        return changed;
    }
}
