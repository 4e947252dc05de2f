package blastradius.analysis;

import blastradius.analysis.NaiveReach.Fact;
import blastradius.analysis.NaiveReach.Rule;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.BackupForm;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.GrantState;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.model.TriggerMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table of the model, row by row: which Horn clauses a relation stands for. */
final class NaiveRules {

    private static final int SEE = 1;
    private static final int READ = 2;
    private static final int USE = 2;
    private static final int WRITE = 3;
    private static final int CONTROL = 4;

    private final NaiveEstate estate;
    private final Assumptions assumptions;
    private final NaiveConditions conditions;
    private final List<Rule> rules = new ArrayList<>();

    NaiveRules(NaiveEstate estate, Assumptions assumptions) {
        this.estate = estate;
        this.assumptions = assumptions;
        this.conditions = new NaiveConditions(estate, assumptions);
    }

    /** All rules of the relations that were added, and of their conditions. */
    List<Rule> all() {
        List<Rule> all = new ArrayList<>(rules);
        all.addAll(conditions.rules());
        return all;
    }

    /** What would give a condition if an approval were had by fraud. */
    List<Rule> frauds() {
        return conditions.frauds();
    }

    void add(Relation relation) {
        Terms terms = relation.terms();
        Entity from = estate.entity(relation.from());
        Entity to = estate.entity(relation.to());
        if (!conditions.isOpen(relation) || from.kind() == EntityKind.PERSON) {
            return;
        }
        int x = NaiveEstate.exercise(from);
        switch (relation.kind()) {
            case AUTHENTICATES_AS -> gain(relation, USE, CONTROL, to.traits().enabled());
            case STORES -> stores(relation);
            case HAS_SESSION -> gain(relation, CONTROL, CONTROL, to.traits().enabled());
            case MEMBER_OF, HOLDS_GRANT -> gain(relation, x, USE, true);
            case CAN_MANAGE_MEMBERS, CAN_TAKE_OVER, OWNS, CAN_CHANGE_AUTHORITY -> gain(relation, x, CONTROL, true);
            case GRANTS -> gain(relation, USE, level(terms), true);
            case CAN, CONSENTED -> gain(relation, x, level(terms), true);
            case CONTAINS -> contains(relation, from, to);
            case CAN_ASSUME, CAN_SIGN_IN_AS ->
                gain(relation, x, CONTROL, to.traits().enabled());
            case RUNS_AS -> gain(relation, level(terms), CONTROL, to.traits().enabled());
            case TRIGGERS -> triggers(relation, x);
            case MANAGES -> manages(relation, to);
            case FEDERATES_TO -> gain(relation, CONTROL, CONTROL, to.traits().enabled());
            case SYNCED_TO ->
                gain(
                        relation,
                        CONTROL,
                        CONTROL,
                        to.traits().enabled() || !to.traits().guest());
            case IN_ZONE -> gain(relation, CONTROL, CONTROL, true);
            case SIGNS_FOR -> gain(relation, USE, CONTROL, to.traits().enabled());
            case DEPLOYS_TO -> gain(relation, WRITE, CONTROL, true);
            case BACKS_UP -> backsUp(relation);
            case USED_BY ->
                rule(
                        relation,
                        new Fact(relation.to(), CONTROL),
                        new Fact(relation.from(), CONTROL),
                        from.traits().enabled());
            case KNOWN_TO -> rule(relation, new Fact(relation.to(), CONTROL), new Fact(relation.from(), USE), true);
            case HAS_ROLE -> hasRole(relation);
            case CAN_APPROVE,
                    OWNED_BY,
                    REVIEWED_BY,
                    UNDER_CONTRACT,
                    ASSIGNED_TO,
                    HAS_EXCEPTION,
                    PARENT_OF,
                    ISSUED_BY,
                    APPROVED_BY -> {}
        }
    }

    private void gain(Relation relation, int needs, int gives, boolean possible) {
        rule(relation, new Fact(relation.from(), needs), new Fact(relation.to(), gives), possible);
    }

    private void rule(Relation relation, Fact source, Fact head, boolean possible) {
        if (possible && !relation.terms().never()) {
            Set<Fact> required = conditions.required(relation, source.id(), head.id());
            required.add(source);
            Set<Fact> premises = conditions.zoneAndFactors(relation.terms());
            premises.addAll(required);
            rules.add(new Rule(premises, required, head, 1, relation, helper(relation, source)));
        }
    }

    /** What it leaves without asking for more, if that is a helper. */
    private @Nullable Fact helper(Relation relation, Fact source) {
        Terms terms = relation.terms();
        boolean asksMore = terms.state() == GrantState.ELIGIBLE
                || terms.zone() != null
                || !terms.factors().isEmpty()
                || !terms.and().isEmpty();
        return !asksMore && estate.entity(source.id()).traits().helper() ? source : null;
    }

    private void stores(Relation relation) {
        gain(relation, level(relation.terms()), USE, true);
        EntityKind store = estate.entity(relation.from()).kind();
        Set<EntityKind> content = Set.of(
                EntityKind.MAILBOX,
                EntityKind.STORAGE,
                EntityKind.REPOSITORY,
                EntityKind.BACKUP,
                EntityKind.SCOPE,
                EntityKind.OTHER);
        Boolean live = relation.terms().live();
        gain(
                relation,
                READ,
                USE,
                assumptions.assumeSecretsInContent() && (live == null ? content.contains(store) : !live));
    }

    private void contains(Relation relation, Entity from, Entity to) {
        if (to.traits().helper() && !from.traits().helper()) {
            return;
        }
        switch (to.kind().type()) {
            case CREDENTIAL, PERSON, CONTRACT -> {}
            case TENANT, IDENTITY, GROUP, ROLE -> gain(relation, CONTROL, CONTROL, true);
            case GRANT ->
                gain(
                        relation,
                        CONTROL,
                        CONTROL,
                        estate.scopes(to.id()).stream()
                                .allMatch(scope -> scope.equals(from.id())
                                        || estate.under(from.id()).contains(scope)));
            case RESOURCE -> {
                for (int level = to.kind() == EntityKind.POLICY ? CONTROL : SEE; level <= CONTROL; level++) {
                    gain(relation, level, level, true);
                }
            }
        }
    }

    private void triggers(Relation relation, int x) {
        TriggerMode mode = relation.terms().mode();
        gain(relation, x, CONTROL, mode == TriggerMode.ARBITRARY);
        if (mode == TriggerMode.PARAMETERISED) {
            for (String effect : relation.terms().effects()) {
                boolean held = estate.relations().stream()
                        .anyMatch(runs -> runs.kind() == RelationKind.RUNS_AS
                                && NaiveEstate.isStated(runs)
                                && runs.from().equals(relation.to())
                                && estate.relations().stream()
                                        .anyMatch(holds -> holds.kind() == RelationKind.HOLDS_GRANT
                                                && NaiveEstate.isStated(holds)
                                                && holds.from().equals(runs.to())
                                                && holds.to().equals(effect)));
                rule(relation, new Fact(relation.from(), x), new Fact(effect, USE), held);
            }
        }
    }

    private void manages(Relation relation, Entity to) {
        Set<String> managed = to.kind().type() == EntityType.TENANT ? estate.endpoints(to.id()) : Set.of(to.id());
        for (String id : managed) {
            rule(relation, new Fact(relation.from(), WRITE), new Fact(id, CONTROL), true);
            rule(relation, new Fact(relation.from(), READ), new Fact(id, SEE), true);
        }
    }

    private void backsUp(Relation relation) {
        gain(relation, CONTROL, READ, true);
        if (relation.terms().form() == BackupForm.IMAGE) {
            for (Relation stores : estate.relations()) {
                if (stores.kind() == RelationKind.STORES
                        && NaiveEstate.isStated(stores)
                        && stores.from().equals(relation.to())) {
                    rule(
                            relation,
                            new Fact(relation.from(), CONTROL),
                            new Fact(stores.to(), USE),
                            !stores.terms().never());
                }
            }
        }
    }

    private void hasRole(Relation relation) {
        for (String scope : estate.scopes(relation.from())) {
            rules.add(new Rule(
                    Set.of(new Fact(relation.from(), USE), new Fact(relation.to(), CONTROL)),
                    Set.of(new Fact(relation.from(), USE), new Fact(relation.to(), CONTROL)),
                    new Fact(scope, CONTROL),
                    1,
                    relation,
                    null));
        }
    }

    private static int level(Terms terms) {
        AccessLevel level = terms.level();
        return level == null ? CONTROL : level.code();
    }
}
