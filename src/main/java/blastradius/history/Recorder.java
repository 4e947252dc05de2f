package blastradius.history;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.ranking.IdentityTable;
import blastradius.model.Assumptions;
import blastradius.model.BlastRadiusException;
import blastradius.snapshot.CommonWorth;
import blastradius.snapshot.Snapshot;
import blastradius.store.history.DatedVersions;
import blastradius.store.history.FindingLives;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures each version after it came, beside everything else, and keeps that: whoever imports does not wait for it. What a version changed
 * stands with the version itself; what is still to be measured is asked of the store, so that a server that was ended in between goes on when
 * it starts again, as long as the version is kept. Thread-safe.
 */
public final class Recorder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    /** So many of the newest stand, whenever they came; of those before them one a day. */
    private static final int MOST_RECENT = 50;

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final DatedVersions versions;
    private final Estates estates;
    private final Tables tables;
    private final Lists lists;
    private final Judge judge;
    private final Judging judging;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("record-history").daemon().unstarted(work));

    private volatile boolean closed;
    private volatile @Nullable Future<?> trying;

    public Recorder(
            DatedVersions versions, FindingLives lives, Estates estates, Tables tables, Lists lists, Judge judge) {
        this.versions = versions;
        this.estates = estates;
        this.tables = tables;
        this.lists = lists;
        this.judge = judge;
        this.judging = new Judging(lives);
    }

    /** Where estates are read as they were. */
    public interface Estates {

        /**
         * The estate at a version.
         *
         * @throws BlastRadiusException.BadRequest if it is not kept
         */
        Snapshot at(long version);

        /** What the sources lack, if that can be told of the version. */
        MeasuredVersion withGaps(MeasuredVersion measured);
    }

    /** Which identities people watch. */
    public interface Lists {

        /** The vertices that each saved list holds, its tenants' own among them, by the list's id; a list that cannot be read is left out. */
        Map<String, BitSet> on(Gates gates, Budget budget);
    }

    /** Where the measures of all identities are made, when their turn comes. */
    public interface Tables {

        /** Of a version as it values itself, as others may ask for it too. */
        IdentityTable own(Gates gates, Budget budget);

        /** Of one that is valued in another way, which nobody else asks for. */
        IdentityTable apart(Gates gates, Budget budget);
    }

    /** Asks all rules what an estate comes to. */
    public interface Judge {

        Judgement of(Gates gates, IdentityTable table, Budget budget);
    }

    /** Looks whether anything is to be measured; returns at once. */
    public void wake() {
        if (!closed) {
            worker.execute(this::catchUp);
        }
    }

    private void catchUp() {
        try {
            for (long version : versions.waiting()) {
                record(version);
            }
        } catch (BlastRadiusException.Busy | BlastRadiusException.StoreUnavailable passing) {
            tryLater();
        } catch (RuntimeException | OutOfMemoryError failed) {
            if (!closed) {
                LOG.warn("a version could not be measured; the next one tries again", failed);
            }
        }
    }

    private void tryLater() {
        if (!closed) {
            trying = worker.schedule(this::catchUp, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void record(long version) {
        Budget budget = Budget.of(LONGEST, () -> closed);
        budget.check();
        Snapshot snapshot = estates.at(version);
        IdentityTable own = tables.own(gates(snapshot, versions.dateOf(version)), budget);
        Measuring measuring =
                earlier().map(earlier -> since(earlier, own, budget)).orElseGet(() -> Measuring.alone(own));
        MeasuredVersion measured = estates.withGaps(measuring.measured(table -> lists.on(table.gates(), budget)));
        versions.keep(version, MeasuredText.of(measured.with(found(version, own, budget))), MOST_RECENT);
    }

    private FoundVersion found(long version, IdentityTable own, Budget budget) {
        Gates gates = own.gates();
        return judging.recorded(
                version, judge.of(gates, own, budget), lists.on(gates, budget), before -> judged(before, budget));
    }

    private @Nullable Judgement judged(long version, Budget budget) {
        try {
            Gates gates = gates(estates.at(version), versions.dateOf(version));
            return judge.of(gates, tables.apart(gates, budget), budget);
        } catch (BlastRadiusException.BadRequest pruned) {
            return null;
        }
    }

    private record Earlier(MeasuredVersion measured, Snapshot snapshot) {}

    private Optional<Earlier> earlier() {
        return versions.lastMeasured().map(MeasuredText::parse).flatMap(measured -> {
            try {
                return Optional.of(new Earlier(measured, estates.at(measured.version())));
            } catch (BlastRadiusException.BadRequest pruned) {
                return Optional.empty();
            }
        });
    }

    /* Each at its own instant, so that access which ended meanwhile is seen to have ended. */
    private Measuring since(Earlier earlier, IdentityTable own, Budget budget) {
        CommonWorth both = CommonWorth.of(earlier.snapshot(), own.gates().snapshot());
        Instant then = earlier.measured().at();
        Instant now = own.gates().assumptions().at();
        IdentityTable before = tables.apart(gates(both.earlier(), then), budget);
        IdentityTable after =
                both.later() == own.gates().snapshot() ? own : tables.apart(gates(both.later(), now), budget);
        return Measuring.since(earlier.measured(), own, before, after);
    }

    private static Gates gates(Snapshot snapshot, Instant at) {
        return Gates.of(snapshot, Assumptions.at(at.truncatedTo(ChronoUnit.MINUTES)));
    }

    /** Ends what is under way; it is made anew at the next start. */
    @Override
    public void close() {
        closed = true;
        Future<?> later = trying;
        if (later != null) {
            later.cancel(false);
        }
        worker.shutdownNow();
    }
}
