package blastradius.analysis;

import blastradius.analysis.NaiveReach.Fact;
import blastradius.analysis.NaiveReach.Rule;
import blastradius.model.Assumptions;
import blastradius.model.GrantState;
import blastradius.model.JitMode;
import blastradius.model.Premise;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a relation asks for beside its source: a window, a zone, factors, activation with approval, further premises. */
final class NaiveConditions {

    private static final int USE = 2;
    private static final int CONTROL = 4;

    private final NaiveEstate estate;
    private final Assumptions assumptions;
    private final List<Rule> rules = new ArrayList<>();
    private final List<Rule> frauds = new ArrayList<>();
    private final Map<Relation, Fact> memberships = new HashMap<>();
    private boolean statesMembers;
    private int conditions;

    NaiveConditions(NaiveEstate estate, Assumptions assumptions) {
        this.estate = estate;
        this.assumptions = assumptions;
    }

    /** When each condition holds that was asked for. */
    List<Rule> rules() {
        return rules;
    }

    /** What would give a condition if an approval were had by fraud. */
    List<Rule> frauds() {
        return frauds;
    }

    boolean isOpen(Relation relation) {
        Terms terms = relation.terms();
        boolean begun = terms.from() == null || !assumptions.at().isBefore(terms.from());
        boolean ended = terms.until() != null && !assumptions.at().isBefore(terms.until());
        return terms.deniedBy() == null
                && begun
                && (!ended || relation.kind() == RelationKind.KNOWN_TO)
                && (!terms.ticket() || assumptions.tickets())
                && (terms.state() != GrantState.ELIGIBLE || assumptions.jit() != JitMode.STRICT)
                && (assumptions.sourceKinds().isEmpty()
                        || assumptions.sourceKinds().contains(relation.sourceKind()))
                && !assumptions.exceptSourceKinds().contains(relation.sourceKind());
    }

    Set<Fact> zoneAndFactors(Terms terms) {
        Set<Fact> premises = new HashSet<>();
        if (terms.zone() != null && !isIn(terms.zone())) {
            premises.add(new Fact(terms.zone(), CONTROL));
        }
        for (String factor : terms.factors()) {
            boolean resistant =
                    estate.has(factor) && estate.entity(factor).traits().phishingResistant();
            if (resistant || !assumptions.mfaBypass()) {
                premises.add(new Fact(factor, USE));
            }
        }
        return premises;
    }

    Set<Fact> required(Relation relation, String holder, String held) {
        Terms terms = relation.terms();
        Set<Fact> premises = new HashSet<>();
        for (Premise premise : terms.and()) {
            premises.add(new Fact(premise.entity(), premise.level().code()));
        }
        if (terms.state() == GrantState.ELIGIBLE) {
            premises.add(activation(relation, holder, held));
        }
        return premises;
    }

    private boolean isIn(String zone) {
        return assumptions.zones().contains(zone)
                || (estate.has(zone)
                        && assumptions.zones().contains(estate.entity(zone).name()));
    }

    private Fact activation(Relation relation, String holder, String held) {
        Fact act = new Fact("condition " + conditions++, CONTROL);
        Terms terms = relation.terms();
        if (terms.policy() != null) {
            rules.add(new Rule(Set.of(new Fact(terms.policy(), CONTROL)), act, 0, null));
        }
        Set<String> named = new HashSet<>(terms.approvers());
        if (relation.kind() == RelationKind.HOLDS_GRANT || relation.kind() == RelationKind.MEMBER_OF) {
            for (Relation other : estate.relations()) {
                if (other.kind() == RelationKind.CAN_APPROVE
                        && other.to().equals(held)
                        && NaiveEstate.isStated(other)) {
                    named.add(other.from());
                }
            }
        }
        for (String requester : estate.requesters(holder)) {
            Fact asks = member(requester, requester.equals(holder) ? requester : holder);
            if (named.isEmpty() || assumptions.jit() == JitMode.ALL) {
                rules.add(new Rule(Set.of(asks), act, 0, null));
            } else {
                frauds.add(new Rule(Set.of(asks), act, 0, null));
                named.stream()
                        .filter(estate::has)
                        .forEach(group -> estate.persons(group).stream()
                                .filter(approver -> !approver.equals(requester))
                                .forEach(approver ->
                                        rules.add(new Rule(Set.of(asks, member(approver, group)), act, 0, null))));
            }
        }
        return act;
    }

    /** That an account is controlled and a member; of itself whoever is no group. */
    private Fact member(String account, String group) {
        if (account.equals(group)) {
            return new Fact(account, CONTROL);
        }
        if (!statesMembers) {
            statesMembers = true;
            estate.relations().stream()
                    .filter(relation -> relation.kind() == RelationKind.MEMBER_OF && NaiveEstate.isStated(relation))
                    .forEach(this::stateMembers);
        }
        return new Fact("member " + account + " of " + group, CONTROL);
    }

    private void stateMembers(Relation membership) {
        Terms terms = membership.terms();
        boolean begun = terms.from() == null || !assumptions.at().isBefore(terms.from());
        boolean ended = terms.until() != null && !assumptions.at().isBefore(terms.until());
        boolean eligible = terms.state() == GrantState.ELIGIBLE;
        boolean activates = assumptions.jit() != JitMode.STRICT && (assumptions.tickets() || !terms.ticket());
        if (!begun || ended || (eligible && !activates)) {
            return;
        }
        for (String account : estate.persons(membership.from())) {
            Set<Fact> premises = new HashSet<>(Set.of(member(account, membership.from())));
            if (eligible) {
                premises.add(activation(membership));
            }
            rules.add(new Rule(premises, member(account, membership.to()), 0, null));
        }
    }

    private Fact activation(Relation membership) {
        Fact known = memberships.get(membership);
        if (known == null) {
            known = new Fact("activation " + memberships.size(), CONTROL);
            memberships.put(membership, known);
            Fact act = activation(membership, membership.from(), membership.to());
            rules.add(new Rule(Set.of(act), known, 0, null));
        }
        return known;
    }
}
