package blastradius.store.importing;

import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.EntityType;
import blastradius.store.database.Batch;
import blastradius.store.database.RelationClasses;
import blastradius.store.database.Version;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;

/**
 * Writes one new version of the estate. Everything that readers of the current version cannot see (things that begin or end with the
 * new one) is written in many transactions; {@link #commit} changes in one transaction what they would see, and the version. The first
 * write marks the estate as pending, see {@code Recovery}; an import that changes nothing writes nothing.
 */
final class VersionWriter {

    private static final String CREATE_ENTITIES = """
            UNWIND range(0, size($no) - 1) AS i
            CREATE (e:Entity:$($label[i]) {no: $no[i], key: $key[i], since: $v, until: $max, kind: $kind[i], name: $name[i],
                tenant: $tenant[i], traits: $traits[i], sourceId: $sourceId[i], sourceKind: $sourceKind[i], hash: $hash[i],
                placeholder: $placeholder[i]})
            CREATE (:EntityClaim {no: $no[i], source: $source, since: $v, until: $max, properties: $properties[i],
                placeholder: $placeholder[i], hash: $claimHash[i]})-[:CLAIMS]->(e)""";

    private static final String CREATE_CLAIMS = """
            UNWIND range(0, size($no) - 1) AS i
            MATCH (e:Entity {no: $no[i]})
            CREATE (:EntityClaim {no: $no[i], source: $source, since: $v, until: $max, kind: $kind[i], name: $name[i],
                tenant: $tenant[i], traits: $traits[i], sourceId: $sourceId[i], sourceKind: $sourceKind[i],
                properties: $properties[i], placeholder: $placeholder[i], hash: $claimHash[i]})-[:CLAIMS]->(e)""";

    /* An entity's only claim says what its anchor says, and so need not say it again; before the anchor changes, it does. */
    private static final String SPELL_OUT = """
            UNWIND $no AS no
            MATCH (e:Entity {no: no})<-[:CLAIMS]-(c:EntityClaim) WHERE c.kind IS NULL
            SET c.kind = e.kind, c.name = e.name, c.tenant = e.tenant, c.traits = e.traits, c.sourceId = e.sourceId,
                c.sourceKind = e.sourceKind""";

    private static final String CLOSE_CLAIMS = """
            UNWIND $no AS no
            MATCH (:Entity {no: no})<-[:CLAIMS]-(c:EntityClaim)
            WHERE c.source = $source AND c.until = $max AND c.since < $v
            SET c.until = $v""";

    private static final String KEEP_STATES = """
            UNWIND $no AS no
            MATCH (e:Entity {no: no})
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

    private static final String CLOSE_RELATIONS =
            "UNWIND $id AS id MATCH ()-[r]->() WHERE elementId(r) = id SET r.until = $v";

    private static final String CREATE_CLASSES = """
            UNWIND range(0, size($no) - 1) AS i
            CREATE (:RelationClass {no: $no[i], kind: $kind[i], sourceKind: $sourceKind[i], terms: $terms[i], since: $v})""";

    private static final String MARK_PENDING =
            "MATCH (e:Estate) WHERE e.pending IS NULL AND e.version = $v - 1 SET e.pending = $v RETURN e.pending AS pending";

    private static final String CREATE_SOURCE =
            "CREATE (:Source {no: $source, name: $name, since: $v, entities: 0, relations: 0})";

    private static final String TURN = """
            MATCH (e:Estate {pending: $v}) SET e.version = $v, e.pending = null
            WITH e
            MATCH (s:Source {no: $source}) SET s.entities = $entities, s.relations = $relations
            CREATE (:Version {no: $v, at: $at, source: $source, closed: $closed}) RETURN e.version AS version""";

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
    private final EstateBefore before;
    private final RelationClasses classes;
    private final Map<String, Object> constants;
    private final long version;
    private final Batch entities;
    private final Batch claims;
    private final Batch closedClaims;
    private final Batch spelledOut;
    private final Batch keptStates;
    private final Batch closedEntities;
    private final RelationBatch relations;
    private final Batch closedRelations;
    private final List<EntityState> changed = new ArrayList<>();
    private boolean begun;
    private long closed;

    /** Reads, and turns the version, in the session; the queue writes everything else. */
    VersionWriter(Session session, WriteQueue queue, EstateBefore before, RelationClasses classes) {
        this.session = session;
        this.queue = queue;
        this.before = before;
        this.classes = classes;
        this.version = before.version() + 1;
        this.constants = Map.of("v", version, "max", Version.OPEN, "source", before.source());
        entities = batch(
                CREATE_ENTITIES,
                "no key label kind name tenant traits sourceId sourceKind hash placeholder properties claimHash");
        claims =
                batch(CREATE_CLAIMS, "no kind name tenant traits sourceId sourceKind properties placeholder claimHash");
        closedClaims = batch(CLOSE_CLAIMS, "no");
        spelledOut = batch(SPELL_OUT, "no");
        keptStates = batch(KEEP_STATES, "no");
        closedEntities = batch(CLOSE_ENTITIES, "no");
        relations = new RelationBatch(queue::send, constants, classes);
        closedRelations = batch(CLOSE_RELATIONS, "id");
    }

    boolean hasBegun() {
        return begun;
    }

    long version() {
        return version;
    }

    /** An entity that the estate never had, with its only claim. */
    void entity(Claim claim) {
        begin();
        EntityState state = EntityState.of(List.of(claim));
        entities.add(
                claim.no(),
                claim.key(),
                claim.kind().type().label(),
                claim.kind().name(),
                claim.name(),
                claim.tenant(),
                claim.traits(),
                claim.sourceId(),
                claim.sourceKind(),
                state.hash(),
                claim.placeholder() ? true : null,
                claim.properties(),
                claim.hash());
    }

    /** A claim of an entity that has an anchor. */
    void claim(Claim claim) {
        begin();
        claims.add(
                claim.no(),
                claim.kind().name(),
                claim.name(),
                claim.tenant(),
                claim.traits(),
                claim.sourceId(),
                claim.sourceKind(),
                claim.properties(),
                claim.placeholder() ? true : null,
                claim.hash());
    }

    /** The claims of these entities are about to differ from what their anchors say; returns when they say it themselves. */
    void spellOut(Collection<Integer> numbers) {
        begin();
        numbers.forEach(spelledOut::add);
        spelledOut.flush();
        queue.await();
    }

    /** The source's standing claim of the entity ends. */
    void closeClaim(int no) {
        begin();
        closed++;
        closedClaims.add(no);
    }

    /** Nobody claims the entity any more. */
    void closeEntity(int no) {
        begin();
        closed++;
        closedEntities.add(no);
    }

    /** The entity becomes another, or is there again. */
    void change(EntityState state) {
        begin();
        closed++;
        keptStates.add(state.no());
        changed.add(state);
    }

    void relation(int from, int to, int classNo, int hash, @Nullable String evidence) {
        begin();
        relations.add(from, to, classNo, hash, evidence);
    }

    void closeRelation(String elementId) {
        begin();
        closed++;
        closedRelations.add(elementId);
    }

    /** Sends the new entities that relations are about to hang on. */
    void flushEntities() {
        List.of(entities, claims, closedClaims, keptStates, closedEntities).forEach(Batch::flush);
    }

    /** Makes the new version the current one, in one transaction; the counts are the source's. */
    void commit(long entityCount, long relationCount) {
        flushEntities();
        relations.flush();
        closedRelations.flush();
        queue.await();
        queue.check();
        Map<String, Object> turn = new HashMap<>(constants);
        turn.put("entities", entityCount);
        turn.put("relations", relationCount);
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

    private void begin() {
        if (begun) {
            return;
        }
        queue.lease().inTransaction(session, transaction -> requireRow(transaction, MARK_PENDING, constants));
        begun = true;
        if (before.sourceIsNew()) {
            Map<String, Object> source = new HashMap<>(constants);
            source.put("name", before.sourceName(before.source()));
            queue.send(CREATE_SOURCE, source);
        }
        classes.writeNew(batch(CREATE_CLASSES, "no kind sourceKind terms"));
    }

    private Batch batch(String statement, String columns) {
        return new Batch(queue::send, statement, constants, List.of(columns.split(" ")));
    }
}
