package blastradius.ingest.mapping;

import blastradius.analysis.exposure.Exposure;
import blastradius.analysis.exposure.ExposureQuestion;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.ingest.ImportRequest;
import blastradius.ingest.Importer;
import blastradius.ingest.RecordedEstate;
import blastradius.ingest.file.ImportFile;
import blastradius.ingest.file.Progress;
import blastradius.ingest.file.Properties;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.EntityType;
import blastradius.model.Estate;
import blastradius.snapshot.Snapshot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which identities reach each secret, each tenant, database and tool, and each thing of the innermost tier: the answer that a correction of a mapping changes or leaves. */
public final class WhoReaches {

    private static final Assumptions NOW = Assumptions.at(Instant.parse("2026-10-01T12:00:00Z"));

    private WhoReaches() {}

    /** By target, the identities that reach it when they alone are compromised, all by the ids of their source. */
    public static Map<String, NavigableSet<String>> of(List<Path> files) {
        RecordedEstate recorded = new RecordedEstate();
        new Importer(recorded, Clock.systemUTC())
                .run(ImportRequest.of(files.stream().map(ImportFile::of).toList()), Progress.NONE);
        recorded.relations.forEach(relation -> List.of(relation.from(), relation.to())
                .forEach(id -> recorded.entities.computeIfAbsent(
                        id,
                        missing -> new Entity(
                                id, EntityKind.OTHER, id, null, id, "placeholder", EntityTraits.DEFAULT, Map.of()))));
        Estate estate = new Estate(List.copyOf(recorded.entities.values()), recorded.relations);
        Gates gates = Gates.of(Snapshot.of(estate, 1, NOW.at()), NOW);
        Map<String, NavigableSet<String>> reached = new TreeMap<>();
        estate.entities().stream()
                .filter(WhoReaches::isTarget)
                .forEach(target -> reached.put(target.sourceId(), of(gates, target, recorded)));
        return reached;
    }

    private static NavigableSet<String> of(Gates gates, Entity target, RecordedEstate recorded) {
        int vertex = gates.snapshot().vertexOf(target.id()).orElseThrow();
        Exposure exposure = Exposure.of(gates, new ExposureQuestion(List.of(vertex), null, true), Budget.unlimited());
        NavigableSet<String> ids = new TreeSet<>();
        exposure.identities()
                .forEach(identity ->
                        ids.add(recorded.entity(gates.snapshot().id(identity)).sourceId()));
        return ids;
    }

    private static boolean isTarget(Entity entity) {
        EntityType type = entity.kind().type();
        Map<String, Object> properties = entity.properties();
        return type == EntityType.TENANT
                || type == EntityType.CREDENTIAL
                || String.valueOf(properties.get("system_tags")).contains("admin_tier_0")
                || (type == EntityType.GROUP && Boolean.TRUE.equals(Properties.truth(properties.get("highvalue"))))
                || entity.kind() == EntityKind.DATABASE
                || entity.kind() == EntityKind.TOOL;
    }

    /** One line a sample: targets, pairs of identity and target, and a digest of the pairs. */
    public static String summary(Map<String, NavigableSet<String>> reached) {
        StringBuilder pairs = new StringBuilder();
        reached.forEach((target, ids) ->
                ids.forEach(id -> pairs.append(id).append('\t').append(target).append('\n')));
        long count = reached.values().stream().mapToLong(NavigableSet::size).sum();
        return reached.size() + " targets, " + count + " pairs, " + digest(pairs.toString());
    }

    private static String digest(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Prints the summary of the files, which are one import, and the number of identities for each target. */
    public static void main(String[] files) {
        Map<String, NavigableSet<String>> reached =
                of(Arrays.stream(files).map(Path::of).toList());
        System.out.println(summary(reached));
        reached.forEach((target, ids) -> System.out.println(target + " " + ids.size() + " " + digest(ids.toString())));
    }
}
