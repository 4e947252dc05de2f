package blastradius.store.importing;

import blastradius.store.database.Batch;
import blastradius.store.database.Version;
import blastradius.store.statement.Claim;
import blastradius.store.statement.EntityState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what one source claims and relates in a new version, and ends what it no longer does; seen by nobody before that version is. */
final class SourceWriter {

    private static final String CREATE_SOURCE =
            "CREATE (:Source {no: $source, name: $name, since: $v, entities: 0, relations: 0})";

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

    private static final String CLOSE_CLAIMS = """
            UNWIND $no AS no
            MATCH (:Entity {no: no})<-[:CLAIMS]-(c:EntityClaim)
            WHERE c.source = $source AND c.until = $max AND c.since < $v
            SET c.until = $v""";

    private static final String CLOSE_RELATIONS =
            "UNWIND $id AS id MATCH ()-[r]->() WHERE elementId(r) = id SET r.until = $v";

    private final VersionWriter version;
    private final Map<String, Object> constants;
    private final Batch entities;
    private final Batch claims;
    private final Batch closedClaims;
    private final RelationBatch relations;
    private final Batch closedRelations;

    SourceWriter(VersionWriter version, SourceBefore source) {
        this.version = version;
        this.constants = Map.of("v", version.version(), "max", Version.OPEN, "source", source.no());
        entities = batch(
                CREATE_ENTITIES,
                "no key label kind name tenant traits sourceId sourceKind hash placeholder properties claimHash");
        claims =
                batch(CREATE_CLAIMS, "no kind name tenant traits sourceId sourceKind properties placeholder claimHash");
        closedClaims = batch(CLOSE_CLAIMS, "no");
        relations = new RelationBatch(version.queue()::send, constants, version.classes());
        closedRelations = batch(CLOSE_RELATIONS, "id");
        if (source.isNew()) {
            Map<String, Object> parameters = new HashMap<>(constants);
            parameters.put("name", source.name());
            version.queue().send(CREATE_SOURCE, parameters);
        }
    }

    VersionWriter version() {
        return version;
    }

    /** An entity that the estate never had, with its only claim. */
    void entity(Claim claim) {
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

    /** The source's standing claim of the entity ends. */
    void closeClaim(int no) {
        version.closes();
        closedClaims.add(no);
    }

    void relation(int from, int to, int classNo, int hash, @Nullable String evidence) {
        relations.add(from, to, classNo, hash, evidence);
    }

    void closeRelation(String elementId) {
        version.closes();
        closedRelations.add(elementId);
    }

    /** Sends the entities that relations, and other sources' claims, are about to hang on. */
    void flushEntities() {
        List.of(entities, claims, closedClaims).forEach(Batch::flush);
    }

    void flushRelations() {
        relations.flush();
        closedRelations.flush();
    }

    private Batch batch(String statement, String columns) {
        return new Batch(version.queue()::send, statement, constants, List.of(columns.split(" ")));
    }
}
