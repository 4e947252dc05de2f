package blastradius.store.database;

import blastradius.model.BlastRadiusException.Conflict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.Value;
import org.neo4j.driver.exceptions.Neo4jException;

/**
 * The right to change the estate: one owner at a time over all processes that use the database. The owner shows that it lives by a
 * heartbeat on the {@code Estate} node; one that has shown nothing for {@link #EXPIRY}, by the database's own clock, has lost the right to
 * whoever asks next. Everything that the owner writes goes through {@link #inTransaction}, which finds that out: a process that was frozen
 * and wakes as a former owner changes nothing any more.
 */
public final class Lease implements AutoCloseable {

    /** How long an owner may be silent. */
    static final Duration EXPIRY = Duration.ofSeconds(4);

    private static final Duration BEAT = EXPIRY.dividedBy(3);

    /** To stand before what must not happen at the same time: sets a property, as that alone takes the node's lock. */
    static final String LOCKED = "MATCH (estate:Estate) SET estate.name = estate.name WITH estate ";

    private static final String NOW = "datetime.realtime().epochMillis";

    private static final String STANDING = LOCKED + "RETURN estate.owner AS owner, estate.ownerWords AS words,"
            + " coalesce(estate.heartbeat, 0) AS heartbeat, " + NOW + " AS now";

    private static final String TAKE =
            "MATCH (e:Estate) SET e.owner = $owner, e.ownerWords = $words, e.heartbeat = " + NOW;

    /** Renews what is still ours; no row where it is not. */
    private static final String RENEW =
            LOCKED + "WHERE estate.owner = $owner SET estate.heartbeat = " + NOW + " RETURN estate.owner AS owner";

    private static final String RELEASE = LOCKED
            + "WHERE estate.owner = $owner REMOVE estate.owner, estate.ownerWords, estate.heartbeat RETURN 1 AS released";

    private static final String BREAK = "MATCH (e:Estate) REMOVE e.owner, e.ownerWords, e.heartbeat";

    /* How long the estate's node is waited for, and how long one transaction of an import may take. */
    private static final Duration TURN = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Sessions sessions;
    private final Map<String, Object> owner;
    private @Nullable Future<?> beats;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name("hold-estate").daemon().unstarted(work));

    /** Where the lease finds sessions of its own, beside the work's. */
    @FunctionalInterface
    public interface Sessions {
        void inSession(Function<Session, Boolean> work);
    }

    private Lease(Sessions sessions, String owner) {
        this.sessions = sessions;
        this.owner = Map.of("owner", owner);
    }

    /**
     * Takes the lease.
     *
     * @param holder what all leases of one holder begin with; it never holds two, so that its earlier one is always over
     * @param words what it is taken for, for whoever asks meanwhile
     * @throws Conflict if another holder has it, and lives
     */
    public static Lease take(Sessions sessions, Session session, Holder holder, String words) {
        return take(sessions, session, holder, words, TURN);
    }

    /** The same, where the estate's node is waited for so long and no longer. */
    static Lease take(Sessions sessions, Session session, Holder holder, String words, Duration turn) {
        String owner = holder.id() + "/" + holder.next();
        long asked = System.nanoTime();
        try (Transaction transaction = session.beginTransaction(within(turn))) {
            var standing = transaction.run(STANDING).single();
            if (isHeldByAnother(standing, holder)) {
                throw new Conflict(
                        standing.get("words").asString("another import") + " is under way; try again when it is done");
            }
            String since = " (since " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + ", " + holder.words() + ")";
            transaction
                    .run(TAKE, Map.of("owner", owner, "words", words + since))
                    .consume();
            transaction.commit();
        } catch (Neo4jException ended) {
            throw isLate(ended, System.nanoTime() - asked, turn) ? held(turn) : ended;
        }
        Lease lease = new Lease(sessions, owner);
        lease.beats = lease.heart.scheduleWithFixedDelay(
                lease::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
        return lease;
    }

    private static TransactionConfig within(Duration most) {
        return TransactionConfig.builder().withTimeout(most).build();
    }

    /*
     * What waits for a lock when its time is over is told that its time is over, or that somebody ended it, under several codes; all of them
     * name the transaction.
     */
    private static boolean isLate(Neo4jException ended, long nanos, Duration turn) {
        return nanos >= turn.toNanos() && ended.code() != null && ended.code().contains(".Transaction.");
    }

    /* A frozen owner stands in the midst of a transaction, which the database ends in its time. */
    private static Conflict held(Duration turn) {
        return new Conflict("another import changes the estate and has not gone on for " + turn.toSeconds()
                + " s; if its process is frozen, the database takes its work back within " + LONGEST.toMinutes()
                + " minutes; try again then");
    }

    private static boolean isHeldByAnother(org.neo4j.driver.Record standing, Holder holder) {
        Value owner = standing.get("owner");
        long silence = standing.get("now").asLong() - standing.get("heartbeat").asLong();
        return !owner.isNull()
                && silence < EXPIRY.toMillis()
                && !owner.asString().startsWith(holder.id() + "/");
    }

    /** Ends whatever lease there is: for who knows that its owner is dead. */
    public static void breakAny(Session session) {
        session.run(BREAK).consume();
    }

    /**
     * A statement whose batches each take the Estate's lock before they look whether the lease still holds; where it does not, they change
     * nothing. It needs {@link #owner} among its parameters.
     *
     * @param what the names of what is matched that the change needs, with commas
     */
    public static String inBatches(String match, String what, String then) {
        return match + " CALL (" + what + ") { " + LOCKED + ", " + what + " WHERE estate.owner = $owner "
                + "SET estate.heartbeat = " + NOW + " " + then + " } IN TRANSACTIONS OF 10000 ROWS";
    }

    /** The id of the lease, as the parameter {@code owner}. */
    public Map<String, Object> owner() {
        return owner;
    }

    /**
     * Does the work in a transaction and commits it, if the lease still holds; while it runs, no other can take the lease.
     *
     * @throws Conflict if another has the lease; nothing was changed
     */
    public void inTransaction(Session session, Consumer<Transaction> work) {
        try (Transaction transaction = session.beginTransaction(within(LONGEST))) {
            if (!transaction.run(RENEW, owner).hasNext()) {
                throw lost();
            }
            work.accept(transaction);
            transaction.commit();
        }
    }

    private static Conflict lost() {
        return new Conflict("the import was silent for more than " + EXPIRY.toSeconds()
                + " s, and another process has undone it; nothing was changed, import again");
    }

    /* A database that is away is the work's to notice. */
    private void beat() {
        try {
            sessions.inSession(session -> session.run(RENEW, owner).hasNext());
        } catch (RuntimeException away) {
            // the next beat tries again
        }
    }

    /** Gives the lease back; where the database is away, it expires. */
    @Override
    public void close() {
        if (beats != null) {
            beats.cancel(false);
        }
        heart.shutdownNow();
        try {
            sessions.inSession(session -> session.run(RELEASE, owner).hasNext());
        } catch (RuntimeException away) {
            // expires
        }
    }
}
