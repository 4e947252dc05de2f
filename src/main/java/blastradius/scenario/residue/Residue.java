package blastradius.scenario.residue;

import blastradius.analysis.chokepoint.Loss;
import blastradius.analysis.containment.CutCosts;
import blastradius.analysis.filter.Lifetimes;
import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.AttackPath;
import blastradius.analysis.reach.Reach;
import blastradius.model.Action;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.Change;
import blastradius.model.EntityType;
import blastradius.model.PlainText;
import blastradius.model.Scenario;
import blastradius.model.Selection;
import blastradius.scenario.residue.Leftover.Kind;
import blastradius.scenario.resolution.Ending;
import blastradius.scenario.resolution.Resolution;
import blastradius.scenario.resolution.StatedRelations;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What somebody or something leaves behind when it goes, and what ending all of it saves: exactly, as the difference of two answers.
 *
 * <p>Before, an attacker is whoever goes: the persons and tools, their enabled accounts, the secrets they know, and of a contract whoever holds what it is
 * about. After, all changes are made; an account that is disabled is nobody's, and an old value opens nothing. Immutable.
 */
public final class Residue {

    private final int subject;
    private final @Nullable Instant left;
    private final Memory memory;
    private final List<Leftover> leftovers;
    private final Resolution ended;
    private final Reach before;
    private final Reach after;

    private Residue(int subject, @Nullable Instant left, Memory memory, Snapshot base, Reach before, Parts parts) {
        this.subject = subject;
        this.left = left;
        this.memory = memory;
        this.before = before;
        this.leftovers = List.copyOf(parts.leftovers);
        this.ended = Resolution.of(base, parts.scenario(), parts.budget);
        Gates gates = Gates.of(ended.snapshot(), before.gates().assumptions());
        List<Source> rest = before.sources().stream()
                .filter(source -> base.kind(source.vertex()).type() != EntityType.IDENTITY
                        || ended.snapshot().traits(source.vertex()).enabled())
                .toList();
        this.after = Reach.from(gates, rest, parts.budget);
    }

    /**
     * Of a person, a contract, an identity or a resource such as a tool.
     *
     * @param gates of the estate as it is, at the instant of the question
     * @throws BadRequest if nothing of the kind goes
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    public static Residue of(Gates gates, Lifetimes lifetimes, int subject, Budget budget) {
        Snapshot snapshot = gates.snapshot();
        check(snapshot, subject);
        Instant at = gates.assumptions().at();
        Instant ends = lifetimes.at(Fact.ENDS, subject);
        Instant left = ends == null || ends.isAfter(at) ? null : ends;
        StatedRelations stated = new StatedRelations(snapshot);
        Belongings belongings = new Belongings(snapshot, stated, at, subject, budget);
        Memory memory = new Memory(gates, belongings, lifetimes, left, budget);
        Parts parts = new Parts(snapshot, budget);
        parts.collect(belongings, memory);
        return new Residue(subject, left, memory, snapshot, before(gates, belongings, parts, budget), parts);
    }

    private static void check(Snapshot snapshot, int subject) {
        switch (snapshot.kind(subject).type()) {
            case PERSON, CONTRACT, IDENTITY, RESOURCE -> {}
            case TENANT, GROUP, ROLE, GRANT, CREDENTIAL ->
                throw new BadRequest("of names \"" + PlainText.shown(snapshot.name(subject)) + "\", a "
                        + snapshot.kind(subject).type().label()
                        + "; persons, contracts, identities and resources such as tools leave things behind");
        }
    }

    private static Reach before(Gates gates, Belongings belongings, Parts parts, Budget budget) {
        Snapshot snapshot = gates.snapshot();
        Set<Integer> vertices = new LinkedHashSet<>();
        belongings.members().keySet().stream()
                .filter(member -> snapshot.traits(member).enabled())
                .forEach(vertices::add);
        vertices.addAll(belongings.partners());
        vertices.addAll(parts.secrets);
        List<Source> sources =
                vertices.stream().map(vertex -> Source.of(snapshot, vertex)).toList();
        return Reach.from(gates, sources, budget);
    }

    /** What goes. */
    public int subject() {
        return subject;
    }

    /** The first instant at which it was gone; empty: it is still here. */
    public Optional<Instant> left() {
        return Optional.ofNullable(left);
    }

    /** By kind; secrets the nearest first. */
    public List<Leftover> leftovers() {
        return leftovers;
    }

    /** By which way a secret could be used; empty of anything else. Its steps are in the snapshot of {@link #memory}. */
    public Optional<AttackPath> path(Leftover leftover) {
        return leftover.kind() == Kind.SECRET ? memory.path(leftover.entity()) : Optional.empty();
    }

    /** What was held while it was here. */
    public Reach memory() {
        return memory.reach();
    }

    /** All changes, made. */
    public Resolution ended() {
        return ended;
    }

    /** What whoever goes still reaches. */
    public Reach before() {
        return before;
    }

    /** What is reached once all changes are made. */
    public Reach after() {
        return after;
    }

    /** What the changes save together. */
    public Loss saving() {
        return Loss.between(before, after);
    }

    /** Leftovers while they are collected, and the changes that end them: one a sort. */
    private static final class Parts {

        private final Snapshot snapshot;
        private final Budget budget;
        private final List<Leftover> leftovers = new ArrayList<>();
        private final Set<Integer> secrets = new LinkedHashSet<>();

        Parts(Snapshot snapshot, Budget budget) {
            this.snapshot = snapshot;
            this.budget = budget;
        }

        void collect(Belongings belongings, Memory memory) {
            belongings.members().forEach((member, tie) -> {
                boolean stays = snapshot.kind(member).type() == EntityType.IDENTITY
                        && snapshot.traits(member).enabled()
                        && !snapshot.isHelper(member);
                if (stays) {
                    Kind kind = belongings.isAgent(member) ? Kind.AGENT : Kind.ACCOUNT;
                    add(kind, member, tie, Optional.of(of(member, Way.DISABLED, CutCosts.DEFAULT.disable())));
                }
            });
            belongings.secrets().forEach((secret, tie) -> {
                if (memory.isUnchanged(secret)) {
                    secret(secret, tie);
                }
            });
            memory.secrets().stream()
                    .filter(secret -> !belongings.secrets().containsKey(secret))
                    .forEach(secret -> secret(secret, null));
            belongings
                    .held()
                    .forEach((relation, kind) -> add(kind, relation.to(), relation, Ending.of(snapshot, relation)));
            belongings.owned().forEach((thing, tie) -> add(Kind.OWNED, thing, tie, Optional.empty()));
            leftovers.sort(Comparator.comparing(Leftover::kind));
        }

        private void secret(int secret, @Nullable RelationAt tie) {
            secrets.add(secret);
            add(Kind.SECRET, secret, tie, Optional.of(of(secret, Way.ROTATED, CutCosts.DEFAULT.rotate())));
        }

        private void add(Kind kind, int entity, @Nullable RelationAt tie, Optional<Change> change) {
            budget.check();
            leftovers.add(new Leftover(kind, entity, tie, change));
        }

        private Change of(int entity, Way way, double cost) {
            return new Change(way.action(Selection.of(snapshot.id(entity))), cost, null);
        }

        /** Access ends before secrets change, as ids of relations name the old ones; what costs alike is one change. */
        Scenario scenario() {
            Map<Way, Map<Double, Set<String>>> ids = new EnumMap<>(Way.class);
            for (Leftover leftover : leftovers) {
                leftover.change()
                        .ifPresent(change -> ids.computeIfAbsent(Way.of(leftover.kind()), way -> new TreeMap<>())
                                .computeIfAbsent(change.cost(), cost -> new TreeSet<>())
                                .add(id(leftover)));
            }
            List<Change> changes = new ArrayList<>();
            ids.forEach((way, byCost) -> byCost.forEach(
                    (cost, all) -> changes.add(new Change(way.action(new Selection(all, null)), cost, null))));
            return Scenario.of("What stays is ended").withChanges(changes);
        }

        private String id(Leftover leftover) {
            RelationAt tie = leftover.relation();
            boolean isRelation = tie != null && leftover.kind().isOfRelation();
            return isRelation ? Ending.id(snapshot, Objects.requireNonNull(tie)) : snapshot.id(leftover.entity());
        }
    }

    /** How leftovers end, in the order in which they are. */
    private enum Way {
        REVOKED,
        REMOVED,
        ROTATED,
        DISABLED;

        static Way of(Kind kind) {
            return switch (kind) {
                case ACCOUNT, AGENT -> DISABLED;
                case SECRET -> ROTATED;
                case ACCESS, CONSENT -> REVOKED;
                case SERVICE -> REMOVED;
                case OWNED -> throw new IllegalArgumentException("somebody else takes it over");
            };
        }

        Action action(Selection select) {
            return switch (this) {
                case REVOKED -> new Action.Revoke(select);
                case REMOVED -> new Action.Remove(select);
                case ROTATED -> new Action.Rotate(select, null);
                case DISABLED -> new Action.Disable(select);
            };
        }
    }
}
