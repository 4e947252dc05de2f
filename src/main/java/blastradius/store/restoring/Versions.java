package blastradius.store.restoring;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.ImportReport;
import blastradius.store.database.Database;
import blastradius.store.database.Holder;
import blastradius.store.database.Lease;
import blastradius.store.database.Recovery;
import blastradius.store.importing.Pruning;
import java.util.function.Function;
import org.neo4j.driver.Session;

/** The versions of the estate that are kept, and the way back to each of them. Thread-safe. */
public final class Versions {

    private final Database database;

    public Versions(Database database) {
        this.database = database;
    }

    /**
     * What a restoration did, or would do.
     *
     * @param version the estate's version afterwards
     * @param entities what became of all sources' descriptions of entities; added are those that are there again
     * @param relations what became of all sources' relations
     */
    public record Restored(long version, ImportReport.Counts entities, ImportReport.Counts relations) {}

    /**
     * Says what {@link #restore} would do, and does nothing.
     *
     * @throws BadRequest as that does
     */
    public Restored preview(long version) {
        return database.atLength(session -> {
            Way way = Way.to(session, version);
            return restored(way.newest(), difference(session, way));
        });
    }

    /**
     * Makes a new version whose content equals an older one: entities, their properties, relations, and which source says each of them.
     * All or nothing, like an import, and none can be under way meanwhile.
     *
     * @param check throws to end it, which undoes it; not called any more once the new version is visible
     * @throws BadRequest if the version is not kept, never was, is the newest one, or equals that
     * @throws Conflict while an import is under way, here or on another server
     */
    public Restored restore(long version, Runnable check) {
        return alone(
                "the restoration of version " + version,
                lease -> database.atLength(session -> {
                    Recovery.undoPending(session, lease);
                    Way way = Way.to(session, version);
                    VersionDifference difference = difference(session, way);
                    check.run();
                    write(session, lease, way, check);
                    Pruning.run(session, way.newest() + 1);
                    return restored(way.newest() + 1, difference);
                }));
    }

    private static VersionDifference difference(Session session, Way way) {
        VersionDifference difference = VersionDifference.between(session, way.then(), way.end());
        if (difference.isNone()) {
            throw new BadRequest("version " + way.then() + " equals version " + way.newest()
                    + ", the newest one; nothing was changed");
        }
        return difference;
    }

    private static Restored restored(long version, VersionDifference difference) {
        return new Restored(version, difference.entities(), difference.relations());
    }

    private void write(Session session, Lease lease, Way way, Runnable check) {
        try {
            Restoration.write(session, lease, way, check);
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
