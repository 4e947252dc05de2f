package blastradius.analysis;

import blastradius.analysis.NaiveReach.Fact;
import blastradius.analysis.NaiveReach.Rule;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.Estate;
import blastradius.model.GrantState;
import blastradius.model.JitMode;
import blastradius.model.Relation;
import blastradius.model.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The chance of every fact where closed gates are passed at their price: each rule in every mixture of premises met and gates paid for. */
public final class NaiveResidual {

    /** Holds with all premises, for this share of the attacks. */
    private record Priced(Set<Fact> premises, Fact head, double price) {}

    private final Assumptions assumptions;
    private final Map<String, Entity> entities = new HashMap<>();
    private final List<Priced> rules = new ArrayList<>();

    private NaiveResidual(Estate estate, Assumptions assumptions) {
        this.assumptions = assumptions;
        estate.entities().forEach(entity -> entities.put(entity.id(), entity));
        NaiveReach naive = NaiveReach.of(estate, open(assumptions));
        naive.rules().forEach(this::add);
        naive.frauds().forEach(rule -> rules.add(new Priced(rule.premises(), rule.head(), 0.2)));
    }

    public static Map<Fact, Double> chances(Estate estate, Assumptions assumptions, Map<String, AccessLevel> sources) {
        NaiveResidual naive = new NaiveResidual(estate, assumptions);
        Map<Fact, Double> chances = new HashMap<>();
        sources.forEach((id, level) -> NaiveReach.raise(chances, new Fact(id, level.code()), 1));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Priced rule : naive.rules) {
                double least = 1;
                for (Fact premise : rule.premises()) {
                    least = Math.min(least, chances.getOrDefault(premise, 0.0));
                }
                changed |= NaiveReach.raise(chances, rule.head(), rule.price() * least);
            }
        }
        chances.keySet().removeIf(fact -> !naive.entities.containsKey(fact.id()));
        chances.values().removeIf(chance -> chance == 0);
        return chances;
    }

    /** Tickets and activations are had, at their price. */
    private static Assumptions open(Assumptions a) {
        return new Assumptions(
                a.at(),
                a.jit() == JitMode.STRICT ? JitMode.SELF : a.jit(),
                a.mfaBypass(),
                a.zones(),
                true,
                a.assumeSecretsInContent(),
                a.sourceKinds(),
                a.exceptSourceKinds(),
                a.exceptRelations(),
                a.maxHops());
    }

    private void add(Rule rule) {
        List<Fact> gates = rule.premises().stream()
                .filter(premise -> !rule.required().contains(premise))
                .toList();
        mix(rule.required(), rule.head(), price(rule.relation()), gates);
    }

    private double price(@Nullable Relation relation) {
        if (relation == null) {
            return 1;
        }
        Terms terms = relation.terms();
        boolean activated = terms.state() == GrantState.ELIGIBLE
                && assumptions.jit() == JitMode.STRICT
                && terms.approvers().isEmpty();
        return (activated ? 0.9 : 1) * (terms.ticket() && !assumptions.tickets() ? 0.8 : 1);
    }

    /** Adds the rule with every gate either met or paid for. */
    private void mix(Set<Fact> met, Fact head, double price, List<Fact> gates) {
        if (gates.isEmpty()) {
            rules.add(new Priced(met, head, price));
            return;
        }
        Fact gate = gates.getFirst();
        List<Fact> others = gates.subList(1, gates.size());
        Set<Fact> more = new HashSet<>(met);
        more.add(gate);
        mix(more, head, price, others);
        mix(met, head, price * price(gate), others);
    }

    /** A zone is needed at CONTROL, a factor at USE. */
    private double price(Fact gate) {
        Entity entity = entities.get(gate.id());
        boolean resistant = entity != null && entity.traits().phishingResistant();
        return gate.level() == 4 ? 0.5 : resistant ? 0.1 : 0.4;
    }
}
