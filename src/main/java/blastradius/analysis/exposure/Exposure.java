package blastradius.analysis.exposure;

import blastradius.analysis.question.Agreement;
import blastradius.analysis.question.AgreementCount;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.AttackPath;
import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.model.BlastRadiusException;
import blastradius.model.EntityType;
import blastradius.snapshot.Snapshot;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Who can reach targets: all entities that, compromised alone at the level at which they are exercised, come to hold one of the targets at the
 * asked level. The targets themselves are left out.
 *
 * <p>Searched backwards: without conditions of several premises what is found is certain, with any one premise enough what is not found is
 * impossible; only what lies between is confirmed forwards, one search each, while the budget lasts. What is listed is never false. Immutable.
 */
public final class Exposure {

    private final Gates gates;
    private final List<Integer> targets;
    private final ExposureQuestion question;
    private final BitSet any;
    private final BitSet all;
    private final int possible;

    private Exposure(Gates gates, ExposureQuestion question, BitSet any, BitSet all, int possible) {
        this.gates = gates;
        this.question = question;
        this.targets = List.copyOf(question.targets());
        this.any = any;
        this.all = all;
        this.possible = possible;
    }

    /**
     * Asks with tenants meant as anything of theirs.
     *
     * @param level null: the level at which each target is exercised
     */
    public static Exposure of(Gates gates, Collection<Integer> targets, @Nullable AccessLevel level, Budget budget) {
        return of(gates, new ExposureQuestion(targets, level, false), budget);
    }

    /**
     * Answers the question. A spent budget leaves candidates unconfirmed and never throws once the search backwards is done.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget does not even suffice for the search backwards
     */
    public static Exposure of(Gates gates, ExposureQuestion question, Budget budget) {
        BitSet any = new BitSet();
        BitSet all = new BitSet();
        BitSet possible = new BitSet();
        boolean first = true;
        for (int target : question.targets()) {
            TargetExposure one = TargetExposure.of(gates, question.target(gates.snapshot(), target), budget);
            any.or(one.confirmed());
            possible.or(one.possible());
            if (first) {
                all.or(one.confirmed());
            } else {
                all.and(one.confirmed());
            }
            first = false;
        }
        for (BitSet set : List.of(any, all, possible)) {
            question.targets().forEach(set::clear);
            for (int v = set.nextSetBit(0); v >= 0; v = set.nextSetBit(v + 1)) {
                set.set(v, !gates.snapshot().isHelper(v));
            }
        }
        return new Exposure(gates, question, any, all, possible.cardinality());
    }

    public Snapshot snapshot() {
        return gates.snapshot();
    }

    public Gates gates() {
        return gates;
    }

    public List<Integer> targets() {
        return targets;
    }

    /** The vertices that reach at least one target: identities first, then the rest, both in the order of the snapshot. */
    public IntStream entities() {
        return IntStream.concat(identities(), any.stream().filter(vertex -> !isIdentity(vertex)));
    }

    /** Those of {@link #entities} that are identities. */
    public IntStream identities() {
        return any.stream().filter(this::isIdentity);
    }

    /** How many certainly reach a target. */
    public int size() {
        return any.cardinality();
    }

    public boolean contains(int vertex) {
        return any.get(vertex);
    }

    /** Whether the entity reaches every target; confirmed only, see {@link #isExact}. */
    public boolean reachesAll(int vertex) {
        return all.get(vertex);
    }

    /** How many reach every target. */
    public int sizeOfAll() {
        return all.cardinality();
    }

    /** At most this many reach a target: {@link #size} where the answer is exact. */
    public int possibleSize() {
        return possible;
    }

    /** Whether every candidate was decided within the budget. */
    public boolean isExact() {
        return possible == any.cardinality();
    }

    /** The share of the provider's identities that reach a target, from 0 to 1; empty if no provider has any. */
    public OptionalDouble providerShare() {
        int identities = 0;
        int reaching = 0;
        for (int v = 0; v < snapshot().entityCount(); v++) {
            if (isIdentity(v) && snapshot().valuation().isHome(v)) {
                identities++;
                reaching += any.get(v) ? 1 : 0;
            }
        }
        return identities == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) reaching / identities);
    }

    /**
     * Asks every entity alone, forwards, what it reaches, and compares. A spent budget ends the check and is no error; what the answer left
     * undecided is not compared.
     */
    public Agreement verify(Budget budget) {
        AgreementCount tally = new AgreementCount(snapshot().entityCount() - (long) targets.size());
        try {
            for (int v = 0; v < snapshot().entityCount(); v++) {
                if (!targets.contains(v)) {
                    compare(v, tally, budget);
                }
            }
        } catch (BlastRadiusException.TimeExceeded spent) {
            return tally.agreement();
        }
        return tally.agreement();
    }

    private void compare(int vertex, AgreementCount tally, Budget budget) {
        budget.check();
        if (snapshot().isHelper(vertex)) {
            tally.compare(!any.get(vertex), () -> snapshot().id(vertex));
            return;
        }
        Reach reach = Reach.from(gates, List.of(Source.of(snapshot(), vertex)), budget);
        boolean reaches = IntStream.range(0, reach.stateCount())
                .anyMatch(i -> question.isMetBy(snapshot(), reach.vertexAt(i), reach.levelAt(i)));
        boolean decided = isExact() || any.get(vertex);
        tally.compare(reaches == any.get(vertex) || !decided, () -> snapshot().id(vertex));
    }

    /**
     * The way by the fewest relations from an entity, compromised alone, to the target that is nearest to it; empty where it reaches none.
     * One search.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    public Optional<AttackPath> way(int vertex, Budget budget) {
        Reach reach = Reach.from(gates, List.of(Source.of(snapshot(), vertex)), budget);
        int nearest = -1;
        for (int i = 0; i < reach.stateCount(); i++) {
            if (question.isMetBy(snapshot(), reach.vertexAt(i), reach.levelAt(i))
                    && (nearest < 0 || reach.hopsAt(i) < reach.hopsAt(nearest))) {
                nearest = i;
            }
        }
        return nearest < 0
                ? Optional.empty()
                : reach.path(reach.vertexAt(nearest), AccessLevel.ofCode(reach.levelAt(nearest)));
    }

    private boolean isIdentity(int vertex) {
        return snapshot().kind(vertex).type() == EntityType.IDENTITY;
    }
}
