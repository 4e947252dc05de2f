package blastradius.store.importing;

import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.EntityType;
import blastradius.model.ImportReport.Counts;
import blastradius.store.database.Batch;
import blastradius.store.database.RelationClasses;
import blastradius.store.database.Version;
import blastradius.store.statement.EntityState;
import blastradius.store.statement.VersionNote;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;

/**
 * Writes one new version of the estate. Everything that readers of the current version cannot see (things that begin or end with the
 * new one) is written in many transactions, by a {@link SourceWriter} for each source; {@link #commit} changes in one transaction what
 * they would see, and the version. {@link #begin} marks the estate as pending, see {@code Recovery}.
 */
final class VersionWriter {

    /* An entity's only claim says what its anchor says, and so need not say it again; before the anchor changes, it does. */
    private static final String SPELL_OUT = """
            UNWIND $no AS no
            MATCH (e:Entity {no: no})<-[:CLAIMS]-(c:EntityClaim) WHERE c.kind IS NULL
            SET c.kind = e.kind, c.name = e.name, c.tenant = e.tenant, c.traits = e.traits, c.sourceId = e.sourceId,
                c.sourceKind = e.sourceKind""";

    private static final String KEEP_STATES = """
            UNWIND $no AS no
            MATCH (e:Entity {no: no}) WHERE e.since < $v
            CREATE (s:EntityState {no: no, since: e.since, until: CASE WHEN e.until < $v THEN e.until ELSE $v END, kept: $v,
                kind: e.kind, name: e.name, tenant: e.tenant, traits: e.traits, sourceId: e.sourceId, sourceKind: e.sourceKind,
                sourceIds: e.sourceIds, sourceKinds: e.sourceKinds, placeholder: e.placeholder, hash: e.hash})-[:STATE_OF]->(e)""";

    private static final String CHANGE_ENTITIES = """
            UNWIND range(0, size($no) - 1) AS i
            MATCH (e:Entity {no: $no[i]})
            REMOVE e:LABELS
            SET e:$($label[i]), e.since = $v, e.until = $max, e.kind = $kind[i], e.name = $name[i], e.tenant = $tenant[i],
                e.traits = $traits[i], e.sourceId = $sourceId[i], e.sourceKind = $sourceKind[i], e.sourceIds = $sourceIds[i],
                e.sourceKinds = $sourceKinds[i], e.placeholder = $placeholder[i], e.hash = $hash[i]""".replace(
            "LABELS", Arrays.stream(EntityType.values()).map(EntityType::label).collect(Collectors.joining(":")));

    private static final String CLOSE_ENTITIES = "UNWIND $no AS no MATCH (e:Entity {no: no}) SET e.until = $v";

    private static final String CREATE_CLASSES = """
            UNWIND range(0, size($no) - 1) AS i
            CREATE (:RelationClass {no: $no[i], kind: $kind[i], sourceKind: $sourceKind[i], terms: $terms[i], since: $v})""";

    private static final String MARK_PENDING =
            "MATCH (e:Estate) WHERE e.pending IS NULL AND e.version = $v - 1 SET e.pending = $v RETURN e.pending AS pending";

    private static final String TURN = """
            MATCH (e:Estate {pending: $v}) SET e.version = $v, e.pending = null
            CREATE (:Version {no: $v, at: $at, closed: $closed, source: $sources[0].no, notes: $notes})
            WITH e
            UNWIND $sources AS row
            MATCH (s:Source {no: row.no}) SET s.entities = row.entities, s.relations = row.relations, s.removed = row.removed
            RETURN e.version AS version""";

    private static final List<String> CHANGED = List.of(
            "no",
            "label",
            "kind",
            "name",
            "tenant",
            "traits",
            "sourceId",
            "sourceKind",
            "sourceIds",
            "sourceKinds",
            "placeholder",
            "hash");

    private final Session session;
    private final WriteQueue queue;
    private final RelationClasses classes;
    private final long version;
    private final Map<String, Object> constants;
    private final Batch spelledOut;
    private final Batch keptStates;
    private final Batch closedEntities;
    private final List<EntityState> changed = new ArrayList<>();
    private final List<Map<String, Object>> sources = new ArrayList<>();
    private final List<VersionNote> notes = new ArrayList<>();
    private long closed;

    /** Reads, and turns the version, in the session; the queue writes everything else. */
    VersionWriter(Session session, WriteQueue queue, RelationClasses classes, long version) {
        this.session = session;
        this.queue = queue;
        this.classes = classes;
        this.version = version;
        this.constants = Map.of("v", version, "max", Version.OPEN);
        spelledOut = batch(SPELL_OUT, "no");
        keptStates = batch(KEEP_STATES, "no");
        closedEntities = batch(CLOSE_ENTITIES, "no");
    }

    /** Marks the estate: until {@link #commit} all that is written is of a version that nobody sees. */
    void begin() {
        queue.lease().inTransaction(session, transaction -> requireRow(transaction, MARK_PENDING, constants));
        classes.writeNew(batch(CREATE_CLASSES, "no kind sourceKind terms"));
    }

    long version() {
        return version;
    }

    Session session() {
        return session;
    }

    WriteQueue queue() {
        return queue;
    }

    RelationClasses classes() {
        return classes;
    }

    /** Something that stood stands no longer, so that it is to be deleted when no version that is kept sees it. */
    void closes() {
        closed++;
    }

    /** The claims of these entities are about to differ from what their anchors say; returns when they say it themselves. */
    void spellOut(Collection<Integer> numbers) {
        numbers.forEach(spelledOut::add);
        spelledOut.flush();
        queue.await();
    }

    /** Nobody claims the entity any more. */
    void closeEntity(int no) {
        closes();
        closedEntities.add(no);
    }

    /** The entity becomes another, or is there again. Once for each entity. */
    void change(EntityState state) {
        closes();
        keptStates.add(state.no());
        changed.add(state);
    }

    /** What a source states in the new version, and what of it is new. */
    void states(SourceBefore source, Counts entities, Counts relations, boolean leaves) {
        Map<String, Object> row = new HashMap<>();
        row.put("no", source.no());
        row.put("entities", standing(entities));
        row.put("relations", standing(relations));
        row.put("removed", leaves ? version : null);
        sources.add(row);
        notes.add(new VersionNote(source.no(), entities, relations));
    }

    private static long standing(Counts counts) {
        return counts.added() + counts.changed() + counts.unchanged();
    }

    /** Makes the new version the current one, in one transaction. */
    void commit() {
        keptStates.flush();
        closedEntities.flush();
        queue.await();
        queue.check();
        Map<String, Object> turn = new HashMap<>(constants);
        turn.put("sources", sources);
        turn.put("notes", VersionNote.text(notes));
        turn.put("closed", closed);
        turn.put("at", Instant.now().atOffset(ZoneOffset.UTC));
        queue.lease().inTransaction(session, transaction -> turn(transaction, turn));
    }

    private void turn(Transaction transaction, Map<String, Object> turn) {
        Batch changes = new Batch(
                (statement, parameters) -> {
                    queue.check();
                    transaction.run(statement, parameters).consume();
                },
                CHANGE_ENTITIES,
                constants,
                CHANGED);
        changed.forEach(state -> addChange(changes, state));
        changes.flush();
        requireRow(transaction, TURN, turn);
    }

    private static void requireRow(Transaction transaction, String statement, Map<String, Object> parameters) {
        if (!transaction.run(statement, parameters).hasNext()) {
            throw new Conflict("another import changes the estate; try again when it is done");
        }
    }

    private static void addChange(Batch changes, EntityState state) {
        changes.add(
                state.no(),
                state.kind().type().label(),
                state.kind().name(),
                state.name(),
                state.tenant(),
                state.traits(),
                state.sourceId(),
                state.sourceKind(),
                state.sourceIds(),
                state.sourceKinds(),
                state.placeholder() ? true : null,
                state.hash());
    }

    private Batch batch(String statement, String columns) {
        return new Batch(queue::send, statement, constants, List.of(columns.split(" ")));
    }
}
