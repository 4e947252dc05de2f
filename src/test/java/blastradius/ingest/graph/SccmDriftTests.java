package blastradius.ingest.graph;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.NaiveReach;
import blastradius.analysis.question.Budget;
import blastradius.ingest.ImportRequest;
import blastradius.ingest.Importer;
import blastradius.ingest.RecordedEstate;
import blastradius.ingest.file.ImportFile;
import blastradius.ingest.file.Progress;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityType;
import blastradius.model.Estate;
import blastradius.model.Relation;
import blastradius.scenario.comparison.ComparedEstate;
import blastradius.scenario.comparison.Comparison;
import blastradius.scenario.comparison.ComparisonQuestion;
import blastradius.scenario.comparison.Move;
import blastradius.snapshot.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One estate exported under different settings: without privileges, with an account for network access, with privileges. Each pair is imported as two
 * versions; what changed is told from the files alone, and by the naive reference.
 */
class SccmDriftTests {

    private static final String PLAIN = "sccm/upload_1_bloodhound-sccm-noprivs-allpossibleedges-nobadopsec.zip";
    private static final String ACCOUNT = "sccm/upload_2_bloodhound-sccm-noprivs-allpossibleedges-enablebadopsec.zip";
    private static final String PRIVILEGED = "sccm/upload_3_bloodhound-sccm-privileged.zip";
    private static final Assumptions NOW = Assumptions.at(Instant.parse("2026-10-01T12:00:00Z"));

    /** Nodes and edges of a file, as it writes them. */
    private record Graph(Set<String> nodes, Set<String> edges) {}

    /** A file as an import reads it. */
    private record Version(Graph file, Estate estate, Snapshot snapshot) {}

    @ParameterizedTest
    @CsvSource({PLAIN + "," + ACCOUNT, ACCOUNT + "," + PRIVILEGED, PRIVILEGED + "," + PLAIN})
    void whatChangedIsWhatTheFilesDifferIn(String earlier, String later) throws Exception {
        Version from = version(earlier, 1);
        Version to = version(later, 2);
        assertThat(minus(entities(to), entities(from)))
                .isEqualTo(minus(to.file().nodes(), from.file().nodes()));
        assertThat(minus(entities(from), entities(to)))
                .isEqualTo(minus(from.file().nodes(), to.file().nodes()));
        assertThat(minus(relations(to), relations(from)))
                .isEqualTo(minus(to.file().edges(), from.file().edges()));
        assertThat(minus(relations(from), relations(to)))
                .isEqualTo(minus(from.file().edges(), to.file().edges()));
        int moved = 0;
        for (String identity : identities(from, to)) {
            moved += checkMoves(identity, from, to);
        }
        assertThat(moved).isPositive();
    }

    /** The account for network access is all that turning it on adds, besides numbers that a collection gives to clients anew. */
    @Test
    void theAccountForNetworkAccessIsTheOnlyNewRelationThatLasts() throws Exception {
        Set<String> lasting = new TreeSet<>(minus(relations(version(ACCOUNT, 2)), relations(version(PLAIN, 1))));
        lasting.removeIf(edge -> edge.contains("SAMEHOSTAS") || edge.contains("HASCLIENT"));
        assertThat(lasting)
                .containsExactly("S-1-5-21-3242052782-1287495003-4091326449-1119 SCCM_HASNETWORKACCESSACCOUNT"
                        + " S-1-5-21-3242052782-1287495003-4091326449-1120");
    }

    /** Compares what one identity gains and loses with the naive reference, and returns how much that is. */
    private static int checkMoves(String identity, Version from, Version to) {
        Comparison drift = Comparison.ofVersions(
                from.snapshot(),
                to.snapshot(),
                Map.of(identity, AccessLevel.CONTROL),
                new ComparisonQuestion(NOW, true, Budget.unlimited()));
        ComparedEstate column = drift.columns().getLast();
        Map<String, String> actual = new TreeMap<>();
        for (Move move : column.entitiesMoved()) {
            actual.put(column.snapshot().id(move.vertex()), move.before() + " to " + move.after());
        }
        Map<String, AccessLevel> then = held(from, identity);
        Map<String, AccessLevel> now = held(to, identity);
        Map<String, String> expected = new TreeMap<>();
        Set<String> any = new HashSet<>(then.keySet());
        any.addAll(now.keySet());
        for (String id : any) {
            if (!id.equals(identity) && then.get(id) != now.get(id)) {
                expected.put(id, Optional.ofNullable(then.get(id)) + " to " + Optional.ofNullable(now.get(id)));
            }
        }
        assertThat(actual).as(identity).isEqualTo(expected);
        return expected.size();
    }

    private static Map<String, AccessLevel> held(Version version, String identity) {
        if (version.snapshot().vertexOf(identity).isEmpty()) {
            return Map.of();
        }
        Map<String, AccessLevel> held = new HashMap<>();
        NaiveReach.from(version.estate(), NOW, Map.of(identity, AccessLevel.CONTROL))
                .keySet()
                .forEach(fact ->
                        held.merge(fact.id(), AccessLevel.ofCode(fact.level()), (a, b) -> a.code() > b.code() ? a : b));
        return held;
    }

    private static Set<String> identities(Version from, Version to) {
        Set<String> identities = new TreeSet<>();
        for (Version version : List.of(from, to)) {
            version.estate().entities().stream()
                    .filter(entity -> entity.kind().type() == EntityType.IDENTITY)
                    .forEach(entity -> identities.add(entity.id()));
        }
        return identities;
    }

    private static Set<String> entities(Version version) {
        Set<String> entities = new TreeSet<>();
        for (Entity entity : version.estate().entities()) {
            entities.add(plain(entity.id()));
        }
        return entities;
    }

    private static Set<String> relations(Version version) {
        Set<String> relations = new TreeSet<>();
        for (Relation relation : version.estate().relations()) {
            relations.add(edge(relation.from(), relation.sourceKind(), relation.to()));
        }
        return relations;
    }

    private static Set<String> minus(Set<String> these, Set<String> those) {
        Set<String> rest = new TreeSet<>(these);
        rest.removeAll(those);
        return rest;
    }

    private static String edge(String from, String kind, String to) {
        return plain(from) + " " + kind.toUpperCase(Locale.ROOT) + " " + plain(to);
    }

    /** Ids that are not unique in the world are told apart by their source, and case means nothing in them. */
    private static String plain(String id) {
        return id.replace("SCCM_Base/", "").toUpperCase(Locale.ROOT);
    }

    private static Version version(String name, long number) throws IOException, URISyntaxException {
        Path path = Path.of(Objects.requireNonNull(SccmDriftTests.class.getResource("/samples/" + name))
                .toURI());
        RecordedEstate recorded = new RecordedEstate();
        new Importer(recorded, Clock.systemUTC()).run(ImportRequest.of(List.of(ImportFile.of(path))), Progress.NONE);
        Estate estate = new Estate(List.copyOf(recorded.entities.values()), recorded.relations);
        return new Version(graph(path), estate, Snapshot.of(estate, number, NOW.at()));
    }

    private static Graph graph(Path zipped) throws IOException {
        try (InputStream file = Files.newInputStream(zipped);
                ZipInputStream zip = new ZipInputStream(file)) {
            zip.getNextEntry();
            JsonNode graph =
                    JsonMapper.builder().build().readTree(zip.readAllBytes()).get("graph");
            Graph read = new Graph(new TreeSet<>(), new TreeSet<>());
            graph.get("nodes")
                    .forEach(node -> read.nodes().add(plain(node.get("id").asString())));
            graph.get("edges")
                    .forEach(edge -> read.edges()
                            .add(edge(
                                    edge.get("start").get("value").asString(),
                                    edge.get("kind").asString(),
                                    edge.get("end").get("value").asString())));
            return read;
        }
    }
}
