package blastradius.store.restoring;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.ImportReport;
import blastradius.store.database.Database;
import blastradius.store.database.Holder;
import blastradius.store.database.Lease;
import blastradius.store.database.Recovery;
import blastradius.store.document.ImportHistory;
import blastradius.store.importing.Pruning;
import blastradius.store.statement.VersionNote;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.neo4j.driver.Session;

/** The versions of the estate that are kept, and the way back to each of them. Thread-safe. */
public final class Versions {

    private final Database database;
    private final ImportHistory history;

    public Versions(Database database, ImportHistory history) {
        this.database = database;
        this.history = history;
    }

    /**
     * Says what {@link #restore} would do, and does nothing; the version that it tells is the one that stands.
     *
     * @throws BadRequest as that does
     */
    public ImportReport preview(long version) {
        Instant now = Instant.now();
        return database.atLength(session -> {
            Way way = Way.to(session, version);
            return report(way, now, way.newest(), difference(session, way));
        });
    }

    /**
     * Makes a new version whose content equals an older one: entities, their properties, relations, and which source says each of them.
     * All or nothing, like an import, and none can be under way meanwhile. Its report, kept in the history, counts statements of all sources.
     *
     * @param check throws to end it, which undoes it; not called any more once the new version is visible
     * @throws BadRequest if the version is not kept, never was, is the newest one, or equals that
     * @throws Conflict while an import is under way, here or on another server
     */
    public ImportReport restore(long version, Runnable check) {
        Instant startedAt = Instant.now();
        ImportReport report = alone(
                "the restoration of version " + version,
                lease -> database.atLength(session -> restored(session, lease, startedAt, version, check)));
        return history.saveRestoration(report, version).map(report::noting).orElse(report);
    }

    private ImportReport restored(Session session, Lease lease, Instant startedAt, long version, Runnable check) {
        Recovery.undoPending(session, lease);
        Way way = Way.to(session, version);
        VersionDifference difference = difference(session, way);
        check.run();
        write(session, lease, way, difference, check);
        Pruning.run(session, way.newest() + 1);
        return report(way, startedAt, way.newest() + 1, difference);
    }

    private static VersionDifference difference(Session session, Way way) {
        VersionDifference difference = VersionDifference.between(session, way.then(), way.end());
        if (difference.isNone()) {
            throw new BadRequest("version " + way.then() + " equals version " + way.newest()
                    + ", the newest one; nothing was changed");
        }
        return difference;
    }

    private static ImportReport report(Way way, Instant startedAt, long version, VersionDifference difference) {
        return new ImportReport(
                UUID.randomUUID().toString(),
                "all sources",
                "version " + way.then() + " restored",
                startedAt,
                Duration.between(startedAt, Instant.now()),
                version,
                0,
                difference.entities(),
                difference.relations(),
                0,
                0,
                Map.of(),
                List.of(),
                0,
                List.of(),
                List.of(),
                false,
                null,
                List.of(),
                List.of());
    }

    private void write(Session session, Lease lease, Way way, VersionDifference difference, Runnable check) {
        VersionNote note = VersionNote.ofAll(difference.entities(), difference.relations());
        try {
            Restoration.write(session, lease, way, note, check);
        } catch (RuntimeException e) {
            undoAfter(e, lease);
            throw e;
        }
    }

    /* Where Neo4j is gone, this fails too, and the next import or start undoes. */
    private void undoAfter(RuntimeException failure, Lease lease) {
        try {
            database.atLength(session -> Recovery.undoPending(session, lease));
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /* A holder of its own: another restoration, or an import of this server, is another's. */
    private <T> T alone(String words, Function<Lease, T> work) {
        try (Lease lease =
                database.atLength(session -> Lease.take(database::inSession, session, new Holder(), words))) {
            return work.apply(lease);
        }
    }
}
