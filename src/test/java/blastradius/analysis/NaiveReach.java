package blastradius.analysis;

import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.BackupForm;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.Estate;
import blastradius.model.GrantState;
import blastradius.model.JitMode;
import blastradius.model.Premise;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.ServiceScope;
import blastradius.model.Terms;
import blastradius.model.TriggerMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
     * no relation.
     */
    record Rule(
            Set<Fact> premises,
            Set<Fact> required,
            Fact head,
            int hops,
            @Nullable Relation relation) {

        Rule(Set<Fact> premises, Fact head, int hops, @Nullable Relation relation) {
            this(premises, premises, head, hops, relation);
        }
    }

    private static final int SEE = 1;
    private static final int READ = 2;
    private static final int USE = 2;
    private static final int WRITE = 3;
    private static final int CONTROL = 4;

    private final Estate estate;
    private final Assumptions assumptions;
    private final Map<String, Entity> entities = new HashMap<>();
    private final List<Rule> rules = new ArrayList<>();
    private final List<Rule> frauds = new ArrayList<>(); // what would give a condition if an approval were had by fraud
    private int conditions;

    private NaiveReach(Estate estate, Assumptions assumptions, Predicate<Relation> isClosed) {
        this.estate = estate;
        this.assumptions = assumptions;
        estate.entities().forEach(entity -> entities.put(entity.id(), entity));
        estate.relations().stream().filter(isClosed.negate()).forEach(this::add);
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
    static Map<Fact, Integer> withoutRelation(
            Estate estate, Assumptions assumptions, Map<String, AccessLevel> sources, Predicate<Relation> isClosed) {
        return hold(new NaiveReach(estate, assumptions, isClosed), sources);
    }

    /** The same while all relations of an entity give nothing and nothing is gained on it. */
    static Map<Fact, Integer> withoutEntity(
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
                    int latest =
                            rule.premises().stream().mapToInt(hops::get).max().orElse(0);
                    changed |= naive.hold(hops, rule.head(), latest + rule.hops());
                }
            }
        }
        hops.keySet().removeIf(fact -> !naive.entities.containsKey(fact.id()));
        return hops;
    }

    /** The best chance of every fact: over all rules the relation's chance times the smallest of the premises', round by round. */
    static Map<Fact, Double> chances(
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

    private void add(Relation relation) {
        Terms terms = relation.terms();
        Entity from = entity(relation.from());
        Entity to = entity(relation.to());
        if (!isOpen(relation) || from.kind() == EntityKind.PERSON) {
            return;
        }
        int x = exercise(from);
        switch (relation.kind()) {
            case AUTHENTICATES_AS -> gain(relation, USE, CONTROL, to.traits().enabled());
            case STORES -> stores(relation);
            case HAS_SESSION -> gain(relation, CONTROL, CONTROL, to.traits().enabled());
            case MEMBER_OF, HOLDS_GRANT -> gain(relation, x, USE, true);
            case CAN_MANAGE_MEMBERS, CAN_TAKE_OVER, OWNS, CAN_CHANGE_AUTHORITY -> gain(relation, x, CONTROL, true);
            case GRANTS -> gain(relation, USE, level(terms), true);
            case CAN, CONSENTED -> gain(relation, x, level(terms), true);
            case CONTAINS -> contains(relation, from, to);
            case CAN_ASSUME -> gain(relation, x, CONTROL, to.traits().enabled());
            case RUNS_AS -> gain(relation, level(terms), CONTROL, to.traits().enabled());
            case TRIGGERS -> triggers(relation, x);
            case MANAGES -> manages(relation, to);
            case FEDERATES_TO, SYNCED_TO, IN_ZONE -> gain(relation, CONTROL, CONTROL, true);
            case SIGNS_FOR -> gain(relation, USE, CONTROL, true);
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

    private boolean isOpen(Relation relation) {
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

    private void gain(Relation relation, int needs, int gives, boolean possible) {
        rule(relation, new Fact(relation.from(), needs), new Fact(relation.to(), gives), possible);
    }

    private void rule(Relation relation, Fact source, Fact head, boolean possible) {
        if (possible && !relation.terms().never()) {
            Set<Fact> required = required(relation, source.id(), head.id());
            required.add(source);
            Set<Fact> premises = zoneAndFactors(relation.terms());
            premises.addAll(required);
            rules.add(new Rule(premises, required, head, 1, relation));
        }
    }

    private Set<Fact> zoneAndFactors(Terms terms) {
        Set<Fact> premises = new HashSet<>();
        if (terms.zone() != null && !isIn(terms.zone())) {
            premises.add(new Fact(terms.zone(), CONTROL));
        }
        for (String factor : terms.factors()) {
            boolean resistant =
                    entities.containsKey(factor) && entity(factor).traits().phishingResistant();
            if (resistant || !assumptions.mfaBypass()) {
                premises.add(new Fact(factor, USE));
            }
        }
        return premises;
    }

    private Set<Fact> required(Relation relation, String holder, String held) {
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
                || (entities.containsKey(zone)
                        && assumptions.zones().contains(entity(zone).name()));
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
                if (other.kind() == RelationKind.CAN_APPROVE && other.to().equals(held) && isStated(other)) {
                    named.add(other.from());
                }
            }
        }
        Set<String> approvers = new HashSet<>();
        named.stream().filter(entities::containsKey).forEach(id -> approvers.addAll(persons(id)));
        for (String requester : requesters(holder)) {
            if (named.isEmpty() || assumptions.jit() == JitMode.ALL) {
                rules.add(new Rule(Set.of(new Fact(requester, CONTROL)), act, 0, null));
            } else {
                frauds.add(new Rule(Set.of(new Fact(requester, CONTROL)), act, 0, null));
                for (String approver : approvers) {
                    if (!approver.equals(requester)) {
                        rules.add(new Rule(
                                Set.of(new Fact(requester, CONTROL), new Fact(approver, CONTROL)), act, 0, null));
                    }
                }
            }
        }
        return act;
    }

    private Set<String> requesters(String holder) {
        Set<String> requesters = new HashSet<>();
        if (entity(holder).kind().type() == EntityType.GROUP) {
            requesters.addAll(persons(holder));
            requesters.removeIf(id -> entity(id).kind() != EntityKind.HUMAN);
        }
        requesters.add(holder);
        return requesters;
    }

    private Set<String> persons(String id) {
        Set<String> all = new HashSet<>(Set.of(id));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Relation relation : estate.relations()) {
                if (relation.kind() == RelationKind.MEMBER_OF && isStated(relation) && all.contains(relation.to())) {
                    changed |= all.add(relation.from());
                }
            }
        }
        all.removeIf(member -> entity(member).kind().type() == EntityType.GROUP);
        return all;
    }

    private void stores(Relation relation) {
        gain(relation, level(relation.terms()), USE, true);
        EntityKind store = entity(relation.from()).kind();
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
        switch (to.kind().type()) {
            case CREDENTIAL, PERSON, CONTRACT -> {}
            case TENANT, IDENTITY, GROUP, ROLE -> gain(relation, CONTROL, CONTROL, true);
            case GRANT ->
                gain(
                        relation,
                        CONTROL,
                        CONTROL,
                        scopes(to.id()).stream()
                                .allMatch(scope -> scope.equals(from.id())
                                        || under(from.id()).contains(scope)));
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
                                && isStated(runs)
                                && runs.from().equals(relation.to())
                                && estate.relations().stream()
                                        .anyMatch(holds -> holds.kind() == RelationKind.HOLDS_GRANT
                                                && isStated(holds)
                                                && holds.from().equals(runs.to())
                                                && holds.to().equals(effect)));
                rule(relation, new Fact(relation.from(), x), new Fact(effect, USE), held);
            }
        }
    }

    private void manages(Relation relation, Entity to) {
        Set<String> managed = to.kind().type() == EntityType.TENANT ? endpoints(to.id()) : Set.of(to.id());
        for (String id : managed) {
            rule(relation, new Fact(relation.from(), WRITE), new Fact(id, CONTROL), true);
            rule(relation, new Fact(relation.from(), READ), new Fact(id, SEE), true);
        }
    }

    private Set<String> endpoints(String tenant) {
        Set<String> endpoints = under(tenant);
        endpoints.removeIf(id -> {
            Entity entity = entity(id);
            boolean scope = entity.kind() == EntityKind.SCOPE && entity.traits().service() == ServiceScope.ENDPOINTS;
            return !(entity.kind() == EntityKind.HOST || entity.kind() == EntityKind.OTHER || scope);
        });
        return endpoints;
    }

    private void backsUp(Relation relation) {
        gain(relation, CONTROL, READ, true);
        if (relation.terms().form() == BackupForm.IMAGE) {
            for (Relation stores : estate.relations()) {
                if (stores.kind() == RelationKind.STORES
                        && isStated(stores)
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
        for (String scope : scopes(relation.from())) {
            rules.add(new Rule(
                    Set.of(new Fact(relation.from(), USE), new Fact(relation.to(), CONTROL)),
                    new Fact(scope, CONTROL),
                    1,
                    relation));
        }
    }

    private Set<String> scopes(String grant) {
        Set<String> scopes = new HashSet<>();
        for (Relation relation : estate.relations()) {
            if (relation.kind() == RelationKind.GRANTS
                    && isStated(relation)
                    && relation.from().equals(grant)) {
                scopes.add(relation.to());
            }
        }
        return scopes;
    }

    private Set<String> under(String container) {
        Set<String> under = new HashSet<>();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Relation relation : estate.relations()) {
                if (relation.kind() == RelationKind.CONTAINS
                        && isStated(relation)
                        && (relation.from().equals(container) || under.contains(relation.from()))) {
                    changed |= under.add(relation.to());
                }
            }
        }
        under.remove(container);
        return under;
    }

    /** Not denied: what counts where a rule reads several relations. */
    private static boolean isStated(Relation relation) {
        return relation.terms().deniedBy() == null;
    }

    private Entity entity(String id) {
        return java.util.Objects.requireNonNull(entities.get(id), id);
    }

    private static int exercise(Entity entity) {
        return switch (entity.kind().type()) {
            case CREDENTIAL, GROUP, GRANT -> USE;
            default -> CONTROL;
        };
    }

    private static int level(Terms terms) {
        AccessLevel level = terms.level();
        return level == null ? CONTROL : level.code();
    }
}
