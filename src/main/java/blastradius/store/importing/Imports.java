package blastradius.store.importing;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.BlastRadiusException.UnknownId;
import blastradius.model.Entity;
import blastradius.store.database.Database;
import blastradius.store.database.Holder;
import blastradius.store.database.Lease;
import blastradius.store.database.Recovery;
import blastradius.store.database.RelationClasses;
import blastradius.store.joining.Joins;
import blastradius.store.joining.Vetoes;
import blastradius.store.statement.Precedence;
import blastradius.store.statement.Restatement;
import blastradius.store.statement.Statements;
import blastradius.store.statement.Watch;
import blastradius.store.statement.WorkFolder;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.neo4j.driver.Session;

/**
 * The way into the estate: versioned imports, each the work of one source or several, one at a time. Either all of an import becomes
 * visible, in one step, or nothing; whatever a crash interrupts is undone at the next start or the next import. Several servers may share
 * the database: an import holds the {@link Lease} from its begin to its close. Thread-safe.
 */
public final class Imports {

    private static final int LONGEST_NAME = 1000;
    private static final String STANDS = "MATCH (e:Estate) RETURN e.version = $v AND e.pending IS NULL AS stands";

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

    /** Begins an import that may remove anything; reads what the estate knows already. Throws {@link Conflict} while another one is under way. */
    public Import begin(String source, Import.Mode mode) {
        return begin(List.of(source), Import.Plan.of(mode), Watch.NONE);
    }

    /**
     * The same of several sources, which become visible together, while somebody looks on.
     *
     * @param sources names, each once
     */
    public Import begin(List<String> sources, Import.Plan plan, Watch watch) {
        return begin(sources, plan, watch, vetoes -> {});
    }

    private Import begin(List<String> sources, Import.Plan plan, Watch watch, Consumer<Vetoes> change) {
        sources.forEach(Imports::requireName);
        return alone("an import of \"" + String.join("\", \"", sources) + "\"", (session, lease) -> {
            watch.at("reading what the estate knows", 0, 0);
            EstateBefore before = EstateBefore.read(session, sources);
            watch.check();
            Vetoes vetoes = Vetoes.read(session);
            change.accept(vetoes);
            Import run = new Import(
                    before,
                    RelationClasses.read(session),
                    plan,
                    whole -> commit(lease, whole),
                    others(before, plan.mode()),
                    vetoes,
                    () -> end(lease));
            sources.forEach(source -> run.add(new Statements(spool, watch)));
            return run;
        });
    }

    /**
     * Takes a source away with all that it states; what other sources state stays. One new version, in one step.
     *
     * @throws UnknownId if no source has the name
     */
    public Import.Outcome remove(String source, Watch watch) {
        if (!sources().contains(source)) {
            throw UnknownId.ofSource(source);
        }
        try (Import run = begin(List.of(source), Import.Plan.of(Import.Mode.LEAVE), watch)) {
            SourceBefore stood = run.part(0).source();
            if (stood.isNew() || stood.isRemoved()) {
                throw UnknownId.ofSource(source);
            }
            return run.commit();
        }
    }

    /**
     * Keeps apart what a source joins with an entity, or lets it be one again, through every later import too. What the source states
     * stays; where it uses the entity's own id, it is stated again, of the entity that is meant now. One new version, unless nothing changes.
     */
    public void keepApart(Joins.Joiner joiner, boolean isApart) {
        Vetoes.Veto veto = joiner.veto();
        Import.Mode mode = joiner.isLookedUp() ? Import.Mode.ADD : Import.Mode.REPLACE;
        Consumer<Vetoes> change = vetoes -> vetoes.set(veto, isApart);
        try (Import run = begin(List.of(joiner.source()), Import.Plan.of(mode), Watch.NONE, change)) {
            if (!joiner.isLookedUp()) {
                database.atLength(session -> {
                    new Restatement(run.classes(), run.vetoes().originals(veto))
                            .read(session, veto.source(), run.before().end(), run.part(0));
                    return veto;
                });
            }
            run.commit();
        }
    }

    /**
     * Gives a source another name. What it states stays as it is, its ids too, and no version is made.
     *
     * @throws UnknownId if no source has the name
     * @throws Conflict if the other name is taken
     */
    public void rename(String source, String name) {
        requireName(name);
        Lease renaming = alone("the renaming of \"" + source + "\"", (session, lease) -> {
            SourceNames.rename(session, lease, source, name);
            return lease;
        });
        end(renaming);
    }

    /** The names of all sources, in the order of their first import. */
    public List<String> sources() {
        return database.inSession(SourceContents::names);
    }

    /** The tenants that a source describes, and for each tenant that it says something belongs to one entity that says so. */
    public void forEachTenant(String source, Consumer<Entity> visitor) {
        database.atLength(session -> {
            SourceContents.forEachTenant(session, source, visitor);
            return source;
        });
    }

    private static void requireName(String source) {
        if (source.isBlank() || source.length() > LONGEST_NAME) {
            throw new BadRequest(
                    "a source needs a name of 1 to " + LONGEST_NAME + " characters, not \"" + source + "\"");
        }
    }

    /* The work goes on under the lease after this returns; where it throws, the lease is given back. */
    private <T> T alone(String words, BiFunction<Session, Lease, T> work) {
        if (!busy.compareAndSet(false, true)) {
            throw new Conflict("another import of this server is under way; try again when it is done");
        }
        try {
            return database.atLength(session -> {
                Lease lease = Lease.take(database::inSession, session, holder, words);
                try {
                    Recovery.undoPending(session, lease);
                    return work.apply(session, lease);
                } catch (RuntimeException e) {
                    lease.close();
                    throw e;
                }
            });
        } catch (RuntimeException e) {
            busy.set(false);
            throw e;
        }
    }

    private OtherSources others(EstateBefore before, Import.Mode mode) {
        return new OtherSources(
                database,
                mode == Import.Mode.ADD
                        ? List.of()
                        : before.sources().stream().map(SourceBefore::no).toList());
    }

    private void end(Lease lease) {
        try {
            lease.close();
        } finally {
            busy.set(false);
        }
    }

    private List<Import.Outcome> commit(Lease lease, Import run) {
        Watch watch = run.part(0).statements().watch();
        try {
            return database.atLength(session -> {
                List<Changes> changes = run.parts().stream()
                        .map(part -> Changes.of(run, part, session))
                        .toList();
                String refusal = run.plan()
                        .removing()
                        .refusal(changes.stream().map(Changes::loss).toList())
                        .orElse(null);
                JoinDiff joins = JoinDiff.of(run, session);
                boolean written = refusal == null
                        && !run.plan().isTrial()
                        && (joins.isAny() || changes.stream().anyMatch(Changes::isAny));
                if (written) {
                    write(session, lease, run, new Whole(changes, joins));
                }
                long version = run.before().version() + (written ? 1 : 0);
                return changes.stream()
                        .map(change -> change.outcome(version, refusal))
                        .toList();
            });
        } catch (RuntimeException e) {
            watch.at("undoing what was written", 0, 0);
            undoAfter(e, lease);
            throw e;
        }
    }

    private record Whole(List<Changes> changes, JoinDiff joins) {}

    private void write(Session session, Lease lease, Import run, Whole whole) {
        List<Changes> changes = whole.changes();
        Watch watch = run.part(0).statements().watch();
        try (WriteQueue queue = new WriteQueue(database.driver().session(), lease, watch)) {
            VersionWriter version = new VersionWriter(
                    session, queue, run.classes(), run.before().version() + 1);
            version.begin();
            List<SourceWriter> writers = run.parts().stream()
                    .map(part -> new SourceWriter(version, part.source()))
                    .toList();
            BitSet touched = new BitSet();
            for (int i = 0; i < writers.size(); i++) {
                changes.get(i).writeEntities(writers.get(i), touched);
            }
            new Settlement(run.before(), version, precedence).run(touched);
            for (int i = 0; i < writers.size(); i++) {
                changes.get(i).writeRelations(writers.get(i));
            }
            whole.joins().write(version);
            watch.at("committing the new version", 0, 0);
            commit(version);
            Pruning.run(session, version.version());
        }
    }

    /* A commit whose answer was lost on its way may have happened all the same. */
    private void commit(VersionWriter version) {
        try {
            version.commit();
        } catch (RuntimeException unanswered) {
            if (!stands(version.version())) {
                throw unanswered;
            }
        }
    }

    private boolean stands(long version) {
        try {
            return database.inSession(session -> session.run(STANDS, Map.of("v", version))
                    .single()
                    .get("stands")
                    .asBoolean());
        } catch (RuntimeException away) {
            return false;
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
}
