package blastradius.finding.fact;

import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.ranking.IdentityTable;
import blastradius.analysis.reach.Reach;
import blastradius.model.AcceptedRisk;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationId;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.Valuation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What rules judge by: the estate at an instant, what sources state, what identities reach. What several rules ask is found out once. For one thread. */
public final class Facts {

    private final Gates gates;
    private final Snapshot snapshot;
    private final IdentityTable table;
    private final Stated stated;
    private final Records records;
    private final Budget budget;
    private final Map<RelationKind, RelationTable> relations;
    private final Map<RelationKind, Absence> absent = new EnumMap<>(RelationKind.class);
    private final Organizations organizations;
    private final Map<Integer, Reach> reaches = new HashMap<>();
    private final Map<Class<?>, Object> once = new HashMap<>();
    private @Nullable Map<Integer, Integer> responsible;

    /**
     * @param gates at the instant that is judged, with just-in-time access as people have it themselves
     * @param table the measures of all identities under gates that let the same through
     */
    public Facts(Gates gates, IdentityTable table, Stated stated, Records records, Budget budget) {
        this.gates = gates;
        this.snapshot = gates.snapshot();
        this.table = table;
        this.stated = stated;
        this.records = records;
        this.budget = budget;
        this.relations = RelationTable.of(snapshot, at(), budget::check);
        this.organizations = Organizations.of(snapshot);
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    public Gates gates() {
        return gates;
    }

    public Stated stated() {
        return stated;
    }

    public Organizations organizations() {
        return organizations;
    }

    public Delegations delegations() {
        return once(
                Delegations.class,
                facts -> Delegations.of(new Delegations.Told(
                        snapshot, stated, organizations, relations, this::isJudged, this::isShut)));
    }

    /**
     * Whose routine it is how something is looked after: of what a provider serves, the provider that holds most delegations of that customer; else the
     * organization that it belongs to, or itself where nobody knows whose it is.
     */
    public Routine routine(int vertex) {
        int organization = organizations.of(vertex);
        if (organization == Organizations.NONE) {
            return new Routine(vertex, false);
        }
        if (responsible == null) {
            responsible = delegations().mostlyHeldBy(organizations);
        }
        int provider = responsible.getOrDefault(organization, organization);
        return new Routine(provider, provider != organization);
    }

    /** Those that one routine leaves behind together, in the order in which they come. */
    public Map<Routine, List<Integer>> byRoutine(Collection<Integer> vertices) {
        Map<Routine, List<Integer>> byRoutine = new LinkedHashMap<>();
        vertices.forEach(vertex -> byRoutine
                .computeIfAbsent(routine(vertex), first -> new ArrayList<>())
                .add(vertex));
        return byRoutine;
    }

    public Budget budget() {
        return budget;
    }

    /** The instant that is judged. */
    public Instant at() {
        return gates.assumptions().at();
    }

    public double value(Parameter parameter) {
        return records.value(parameter);
    }

    /** When a reviewer last said that a relation is wanted; null: none did by the instant. */
    public @Nullable Instant confirmedAt(RelationAt relation) {
        return records.confirmedAt(id(relation), at());
    }

    /** The exceptions about an entity that people have made by the instant, those that are over among them. */
    public List<AcceptedRisk> exceptions(int vertex) {
        return records.exceptions(snapshot.id(vertex), at());
    }

    /** The instant so many days ago, as a parameter says. */
    public Instant daysAgo(Parameter days) {
        return at().minus(Duration.ofMinutes(Math.round(value(days) * 24 * 60)));
    }

    /** Those of a kind that stand at the instant. */
    public RelationTable relations(RelationKind kind) {
        return java.util.Objects.requireNonNull(relations.get(kind));
    }

    /** Who lacks a relation of the kind, whatever it leads to, though their source states it of others. */
    public Absence without(RelationKind kind) {
        return absent.computeIfAbsent(kind, asked -> {
            BitSet known = new BitSet();
            RelationTable all = relations(asked);
            IntStream.range(0, all.size()).map(all::from).forEach(known::set);
            return without(known);
        });
    }

    /** Who lacks a fact though their source states it of others. */
    public Absence without(StatedFact fact) {
        return without(stated.known(fact));
    }

    /** Who lacks what these have though their source states it of others. */
    public Absence without(BitSet known) {
        return new Absence(snapshot, stated, known);
    }

    /** When it came to be, was used, was renewed or ends; null: no source says. */
    public @Nullable Instant at(Fact fact, int vertex) {
        return stated.at(fact, vertex);
    }

    /** Whether an entity is judged at all: helpers are not, nor what the vendor of a platform runs for itself. */
    public boolean isJudged(int vertex) {
        return !snapshot.isHelper(vertex) && !stated.isTrue(StatedFact.FIRST_PARTY, vertex);
    }

    /** The vertices of a type that are judged. */
    public IntStream judged(EntityType type) {
        return IntStream.range(0, snapshot.entityCount())
                .filter(vertex -> snapshot.kind(vertex).type() == type && isJudged(vertex));
    }

    /** Whether it is an identity that no person is. */
    public boolean isNonHuman(int vertex) {
        EntityKind kind = snapshot.kind(vertex);
        return kind.type() == EntityType.IDENTITY && kind != EntityKind.HUMAN && kind != EntityKind.IDENTITY;
    }

    /** Customers' organizations, its own left out, of which an identity alone comes to hold something at the level; 0 for what is no identity. */
    public int customersReached(int identity, AccessLevel level) {
        int i = table.indexOf(identity);
        if (i < 0) {
            return 0;
        }
        boolean isCustomers = snapshot.valuation().organization(identity) != Valuation.NONE;
        return table.tenantCounts(i).at(level) - (isCustomers ? 1 : 0);
    }

    /** Whether an identity reaches something of another customer at the level, or administers any customer's tenant, be it its own. */
    public boolean isPrivileged(int identity, AccessLevel level) {
        int i = table.indexOf(identity);
        return i >= 0 && (customersReached(identity, level) > 0 || table.tenantAdmins(i) > 0);
    }

    /** How many entities an identity reaches beside itself; 0 for what is no identity. */
    public long ownReach(int identity) {
        int i = table.indexOf(identity);
        return i < 0 ? 0 : table.entities(i);
    }

    /** The inherent score of an identity; empty for anything else. */
    public OptionalDouble score(int vertex) {
        int i = table.indexOf(vertex);
        return i < 0 ? OptionalDouble.empty() : OptionalDouble.of(table.score(i));
    }

    /** The residual score of an identity: what falls once what guards it is weighed; 0 for what is no identity. */
    public double residual(int identity) {
        int i = table.indexOf(identity);
        return i < 0 ? 0 : table.residual(i);
    }

    /** What an entity alone reaches; searched once. For few: rules about all identities ask {@link #customersReached}. */
    public Reach reach(int vertex) {
        return reaches.computeIfAbsent(
                vertex, source -> Reach.from(gates, List.of(Source.of(snapshot, source)), budget));
    }

    /**
     * The identities that are in a group, also by groups in it.
     *
     * @param eligible whether those count who have to activate their membership
     */
    public BitSet members(int group, boolean eligible) {
        return new Memberships(snapshot, relations(RelationKind.MEMBER_OF)).members(group, eligible);
    }

    /** The groups that somebody is in, also by groups. */
    public BitSet groups(int member) {
        return new Memberships(snapshot, relations(RelationKind.MEMBER_OF)).groups(member);
    }

    /** Whether an account holds what this holds without activating anything: it is one that is enabled, or such a one is in the group. */
    public boolean hasStandingAccount(int holder) {
        return switch (snapshot.kind(holder).type()) {
            case IDENTITY -> snapshot.traits(holder).enabled();
            case GROUP ->
                members(holder, false).stream()
                        .anyMatch(member -> snapshot.traits(member).enabled());
            case RESOURCE, TENANT -> true;
            case CREDENTIAL, GRANT, ROLE, PERSON, CONTRACT -> false;
        };
    }

    /** The id of a relation, as changes name it. */
    public String id(RelationAt relation) {
        return RelationId.of(snapshot.id(relation.from()), snapshot.id(relation.to()), relation.relationClass())
                .text();
    }

    /** The identities that an entity stands for: itself, those that a credential opens, those that hold a grant or are in a group. */
    public IntStream identities(int vertex) {
        return switch (snapshot.kind(vertex).type()) {
            case IDENTITY -> IntStream.of(vertex);
            case CREDENTIAL ->
                relations(RelationKind.AUTHENTICATES_AS).outOf(vertex).stream().mapToInt(RelationAt::to);
            case GRANT ->
                relations(RelationKind.HOLDS_GRANT).into(vertex).stream()
                        .mapToInt(RelationAt::from)
                        .flatMap(this::identities);
            case GROUP ->
                relations(RelationKind.MEMBER_OF).into(vertex).stream().mapToInt(RelationAt::from);
            case PERSON -> relations(RelationKind.USED_BY).into(vertex).stream().mapToInt(RelationAt::from);
            case RESOURCE ->
                relations(RelationKind.RUNS_AS).outOf(vertex).stream().mapToInt(RelationAt::to);
            case TENANT, ROLE, CONTRACT -> IntStream.empty();
        };
    }

    /** What several rules ask, made when one asks it first. */
    public <T> T once(Class<T> type, Function<Facts, T> make) {
        Object known = once.get(type);
        if (known == null) {
            known = make.apply(this);
            once.put(type, known);
        }
        return type.cast(known);
    }

    /** Whether an identity alone comes to control a tenant that counts. */
    public boolean controlsTenant(int identity) {
        int i = table.indexOf(identity);
        return i >= 0 && table.tenantAdmins(i) > 0;
    }

    /** Whether a relation gives nothing because what it would give is disabled. */
    public boolean isShut(RelationAt relation) {
        EntityTraits gained = snapshot.traits(relation.to());
        return !gained.enabled() && relation.relationClass().kind().isClosedByDisabling(gained);
    }
}
