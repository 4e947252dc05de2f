package blastradius.scenario.residue;

import blastradius.analysis.filter.Lifetimes;
import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.AttackPath;
import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.model.EntityType;
import blastradius.snapshot.Revision;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that those who go could use while they were here, by what the estate says today: their accounts are taken as enabled, at the last
 * instant before they left. What got its value since then they do not know.
 */
final class Memory {

    private final Reach reach;
    private final Set<Integer> secrets = new LinkedHashSet<>();
    private final Lifetimes lifetimes;
    private final @Nullable Instant left;

    /**
     * @param gates of the estate as it is
     * @param left the first instant at which they were gone; null: they are still here
     */
    Memory(Gates gates, Belongings belongings, Lifetimes lifetimes, @Nullable Instant left, Budget budget) {
        this.lifetimes = lifetimes;
        this.left = left;
        Gates then = then(gates, belongings, left, budget);
        this.reach =
                Reach.from(then, sources(then.snapshot(), belongings.members().keySet()), budget);
        usable(reach).forEach(secrets::add);
        if (!belongings.partners().isEmpty()) {
            usable(Reach.from(then, sources(then.snapshot(), belongings.partners()), budget))
                    .filter(belongings::isOfCustomers)
                    .forEach(secrets::add);
        }
    }

    private static Gates then(Gates gates, Belongings belongings, @Nullable Instant left, Budget budget) {
        Snapshot snapshot = gates.snapshot();
        Instant last = left == null ? gates.assumptions().at() : left.minusMillis(1);
        Revision revision = new Revision(snapshot);
        List<Integer> disabled = belongings.members().keySet().stream()
                .filter(member -> snapshot.kind(member).type() == EntityType.IDENTITY
                        && !snapshot.traits(member).enabled())
                .toList();
        disabled.forEach(identity -> revision.enable(identity, true));
        Snapshot enabled = disabled.isEmpty() ? snapshot : revision.build(budget::check);
        return Gates.of(enabled, gates.assumptions().withAt(last));
    }

    private static List<Source> sources(Snapshot snapshot, Set<Integer> vertices) {
        return vertices.stream().map(vertex -> Source.of(snapshot, vertex)).toList();
    }

    private IntStream usable(Reach from) {
        Snapshot snapshot = from.snapshot();
        return from.vertices()
                .filter(vertex -> snapshot.counts(vertex, EntityType.CREDENTIAL)
                        && from.levelCode(vertex) >= AccessLevel.USE.code()
                        && isUnchanged(vertex));
    }

    /** Those that still have their value, the nearest first. */
    Set<Integer> secrets() {
        return secrets;
    }

    /** Whether they may still know its value. */
    boolean isUnchanged(int secret) {
        return left == null || (isBefore(Fact.ROTATED, secret, left) && isBefore(Fact.CREATED, secret, left));
    }

    private boolean isBefore(Fact fact, int secret, Instant instant) {
        Instant known = lifetimes.at(fact, secret);
        return known == null || known.isBefore(instant);
    }

    /** By which way they could use it; empty where others hold it for them. */
    Optional<AttackPath> path(int secret) {
        return reach.path(secret, AccessLevel.USE);
    }

    /** What they held while they were here. */
    Reach reach() {
        return reach;
    }
}
