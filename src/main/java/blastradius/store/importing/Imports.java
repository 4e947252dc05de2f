package blastradius.store.importing;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.ImportReport;
import blastradius.store.database.Database;
import blastradius.store.database.Holder;
import blastradius.store.database.Lease;
import blastradius.store.database.Recovery;
import blastradius.store.database.RelationClasses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.neo4j.driver.Session;

/**
 * The way into the estate: versioned imports, each the work of one source, one at a time. Either all of an import becomes visible, in
 * one step, or nothing; whatever a crash interrupts is undone at the next start or the next import. Several servers may share the
 * database: an import holds the {@link Lease} from its begin to its close. Thread-safe.
 */
public final class Imports {

    private final Database database;
    private final WorkFolder spool;
    private final Precedence precedence;
    private final Holder holder = new Holder();
    private final AtomicBoolean busy = new AtomicBoolean();

    /**
     * @param spool folder for temporary files; other processes may use it too
     * @param precedence names of sources whose word counts before others', the most trusted first; among the rest the newest counts
     */
    public Imports(Database database, Path spool, List<String> precedence) {
        this.database = database;
        this.spool = new WorkFolder(spool);
        this.precedence = new Precedence(precedence);
    }

    /** Begins an import; reads what the estate knows already. Throws {@link Conflict} while another one is under way. */
    public Import begin(String source, Import.Mode mode) {
        return begin(source, mode, Watch.NONE);
    }

    /** The same, while somebody looks on. */
    public Import begin(String source, Import.Mode mode, Watch watch) {
        if (source.isBlank() || source.length() > 1000) {
            throw new BadRequest("a source needs a name of 1 to 1000 characters, not \"" + source + "\"");
        }
        if (!busy.compareAndSet(false, true)) {
            throw new Conflict("another import of this server is under way; try again when it is done");
        }
        try {
            return database.atLength(session -> begin(session, source, mode, watch));
        } catch (RuntimeException e) {
            busy.set(false);
            throw e;
        }
    }

    private Import begin(Session session, String source, Import.Mode mode, Watch watch) {
        watch.at("reading what the estate knows", 0, 0);
        Lease lease = Lease.take(database::inSession, session, holder, "an import of \"" + source + "\"");
        try {
            Recovery.undoPending(session, lease);
            EstateBefore before = EstateBefore.read(session, source);
            watch.check();
            return new Import(
                    before,
                    RelationClasses.read(session),
                    new Statements(spool, watch),
                    mode,
                    (known, classes, statements, keepUnstated) ->
                            commit(lease, known, classes, statements, keepUnstated),
                    () -> others(before, mode),
                    () -> end(lease));
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    private OtherClaims others(EstateBefore before, Import.Mode mode) {
        return database.atLength(
                reading -> OtherClaims.read(reading, mode == Import.Mode.ADD ? null : before.source()));
    }

    private void end(Lease lease) {
        try {
            lease.close();
        } finally {
            busy.set(false);
        }
    }

    private Import.Outcome commit(
            Lease lease, EstateBefore before, RelationClasses classes, Statements statements, boolean keepUnstated) {
        try {
            return database.atLength(session -> {
                try (WriteQueue queue = new WriteQueue(database.driver().session(), lease, statements.watch())) {
                    VersionWriter writer = new VersionWriter(session, queue, before, classes);
                    return commit(session, writer, before, statements, keepUnstated);
                }
            });
        } catch (RuntimeException e) {
            statements.watch().at("undoing what was written", 0, 0);
            undoAfter(e, lease);
            throw e;
        }
    }

    private Import.Outcome commit(
            Session session, VersionWriter writer, EstateBefore before, Statements statements, boolean keepUnstated) {
        List<String> dangling = new ArrayList<>();
        long danglingEnds = dangling(before, statements, dangling);
        EntityDiff entities = new EntityDiff(session, before, writer, precedence);
        entities.run(statements, keepUnstated);
        RelationDiff relations = new RelationDiff(session, before, writer, statements, keepUnstated);
        relations.run(statements);
        if (writer.hasBegun()) {
            statements.watch().at("committing the new version", 0, 0);
            writer.commit(entities.described(), relations.stated());
            Pruning.run(session, writer.version());
        }
        return new Import.Outcome(
                writer.hasBegun() ? writer.version() : before.version(),
                writer.hasBegun(),
                entities.counts(),
                relations.counts(),
                relations.duplicates(),
                statements.repetitions(),
                danglingEnds,
                List.copyOf(dangling));
    }

    private static long dangling(EstateBefore before, Statements statements, List<String> first) {
        long[] count = {0};
        statements.forEachMention((no, key) -> {
            if (!statements.isDescribed(no) && !before.isDescribedByOthers(no)) {
                count[0]++;
                if (first.size() < ImportReport.MAX_LISTED) {
                    first.add(key);
                }
            }
        });
        return count[0];
    }

    /* Where Neo4j is gone, this fails too, and the next import or start undoes. */
    private void undoAfter(RuntimeException failure, Lease lease) {
        try {
            database.atLength(session -> Recovery.undoPending(session, lease));
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
