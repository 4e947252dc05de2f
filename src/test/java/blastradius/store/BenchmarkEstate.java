package blastradius.store;

import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.store.importing.Import;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A large estate to import, statement by statement: two gzipped tables (index, kind, name, … and from, kind, to), or a made one of
 * 100,000 entities and 800,000 relations.
 */
public final class BenchmarkEstate {

    private static final int ENTITIES = 100_000;
    private static final int RELATIONS = 800_000;

    private final @Nullable Path nodes;
    private final @Nullable Path edges;

    private BenchmarkEstate(@Nullable Path nodes, @Nullable Path edges) {
        this.nodes = nodes;
        this.edges = edges;
    }

    /** Of the tables that the arguments name, or a made one. */
    public static BenchmarkEstate of(String... arguments) {
        return arguments.length == 2
                ? new BenchmarkEstate(Path.of(arguments[0]), Path.of(arguments[1]))
                : new BenchmarkEstate(null, null);
    }

    public String name() {
        return nodes == null ? "made, seed 1" : String.valueOf(nodes.getFileName());
    }

    public long stateEntities(Import run) throws IOException {
        if (nodes != null) {
            return lines(nodes, row -> run.entity(entity(row[0], row[1], row[2])));
        }
        for (int i = 0; i < ENTITIES; i++) {
            run.entity(entity(Integer.toString(i), "User", "USER" + i + "@EXAMPLE.LOCAL"));
        }
        return ENTITIES;
    }

    public long stateRelations(Import run) throws IOException {
        if (edges != null) {
            return lines(edges, row -> run.relation(relation(row[0], row[1], row[2])));
        }
        Random random = new Random(1);
        for (int i = 0; i < RELATIONS; i++) {
            int from = random.nextInt(ENTITIES);
            int to = (int) (Math.pow(random.nextDouble(), 3) * ENTITIES);
            run.relation(
                    relation(Integer.toString(from), i % 2 == 0 ? "MemberOf" : "HasSession", Integer.toString(to)));
        }
        return RELATIONS;
    }

    private static Entity entity(String index, String kind, String name) {
        EntityKind known = switch (kind) {
            case "User" -> EntityKind.HUMAN;
            case "Group" -> EntityKind.GROUP;
            case "Computer" -> EntityKind.HOST;
            default -> EntityKind.OTHER;
        };
        return new Entity(
                "ad:" + index,
                known,
                name,
                null,
                name,
                kind,
                EntityTraits.DEFAULT,
                Map.of("index", Long.parseLong(index)));
    }

    /* Six properties on the relationship: since, until, source, attr, hash, evidence. */
    private static Relation relation(String from, String kind, String to) {
        RelationKind known = switch (kind) {
            case "MemberOf" -> RelationKind.MEMBER_OF;
            case "HasSession" -> RelationKind.HAS_SESSION;
            case "Contains" -> RelationKind.CONTAINS;
            default -> RelationKind.CAN;
        };
        return new Relation(known, "ad:" + from, "ad:" + to, kind, Terms.NONE, Map.of("isacl", true));
    }

    private interface Row {
        void take(String[] columns);
    }

    private static long lines(Path file, Row row) throws IOException {
        long count = 0;
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                row.take(line.split("\t", -1));
                count++;
            }
        }
        return count;
    }
}
