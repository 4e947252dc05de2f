package blastradius.finding;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.filter.Lifetimes;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.ranking.IdentityTable;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Records;
import blastradius.finding.fact.Stated;
import blastradius.graphql.finding.StatedWords;
import blastradius.graphql.governance.StatedProperties;
import blastradius.ingest.ImportedFiles;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.Estate;
import blastradius.model.ImportReport;
import blastradius.model.Relation;
import blastradius.model.RelationClass;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.SnapshotBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A small world as sources state it, in own JSON lines, without a store. */
record StatedWorld(Snapshot snapshot, Stated stated) {

    /** What one source states. */
    record Source(List<Entity> entities, List<Relation> relations) {}

    /** @param estate a list of lines, or such lists by source */
    static StatedWorld read(JsonNode estate, Path folder) throws IOException {
        return of(sources(estate, folder));
    }

    /** What each source of a world states. */
    static List<Source> sources(JsonNode estate, Path folder) throws IOException {
        List<Source> sources = new ArrayList<>();
        if (estate.isArray()) {
            sources.add(source(estate, folder));
        } else {
            for (Map.Entry<String, JsonNode> each : estate.properties()) {
                sources.add(source(each.getValue(), folder));
            }
        }
        return sources;
    }

    /** What several sources state together. */
    static StatedWorld of(List<Source> sources) {
        Map<String, Entity> entities = new LinkedHashMap<>();
        List<Relation> relations = new ArrayList<>();
        for (Source source : sources) {
            source.entities().forEach(entity -> entities.putIfAbsent(entity.id(), entity));
            relations.addAll(source.relations());
        }
        Snapshot snapshot = Snapshot.of(new Estate(List.copyOf(entities.values()), relations), 1, Instant.EPOCH);
        return new StatedWorld(snapshot, stated(snapshot, sources));
    }

    /** What an estate states, as one source. */
    static StatedWorld of(Estate estate) {
        Snapshot snapshot = Snapshot.of(estate, 1, Instant.EPOCH);
        return new StatedWorld(snapshot, stated(snapshot, List.of(new Source(estate.entities(), estate.relations()))));
    }

    /** What several sources state, beside what the builder has already: that has no source. */
    static StatedWorld of(SnapshotBuilder builder, List<Source> sources) {
        for (Source source : sources) {
            for (Entity entity : source.entities()) {
                if (builder.vertexOf(entity.id()).isEmpty()) {
                    builder.entity(entity, Set.of(entity.sourceKind()));
                }
            }
        }
        for (Source source : sources) {
            for (Relation each : source.relations()) {
                builder.relation(
                        builder.vertexOf(each.from()).orElseThrow(),
                        builder.vertexOf(each.to()).orElseThrow(),
                        builder.relationClass(RelationClass.of(each)));
            }
        }
        Snapshot snapshot = builder.build(1, Instant.EPOCH);
        return new StatedWorld(snapshot, stated(snapshot, sources));
    }

    private static Source source(JsonNode lines, Path folder) throws IOException {
        ImportedFiles files = new ImportedFiles(Files.createTempDirectory(folder, "world"));
        StringBuilder entities = new StringBuilder();
        StringBuilder relations = new StringBuilder();
        lines.forEach(line ->
                (line.has("relation") ? relations : entities).append(line).append('\n'));
        List<Path> stated = new ArrayList<>(List.of(files.file("entities.jsonl", entities.toString())));
        if (!relations.isEmpty()) {
            stated.add(files.file("relations.jsonl", relations.toString()));
        }
        ImportReport report = files.run(stated.toArray(Path[]::new));
        assertThat(report.rejected())
                .as("lines of the world that make no sense")
                .isEmpty();
        return new Source(List.copyOf(files.estate.entities.values()), files.estate.relations);
    }

    private static Stated stated(Snapshot snapshot, List<Source> sources) {
        Lifetimes lifetimes = new StatedProperties((version, name, visitor) -> sources.forEach(source ->
                        source.entities().forEach(entity -> visitor.stated(entity.id(), version, entity.properties()))))
                .lifetimes(snapshot);
        StatedWords words = new StatedWords(snapshot, lifetimes);
        for (int number = 0; number < sources.size(); number++) {
            int source = number;
            sources.get(number).entities().forEach(entity -> words.entity(entity.id(), source, entity.properties()));
            sources.get(number)
                    .relations()
                    .forEach(relation ->
                            words.relation(relation.from(), relation.kind(), relation.to(), relation.evidence()));
        }
        return words.read();
    }

    Facts facts(Instant at) {
        return facts(at, Records.NONE);
    }

    Facts facts(Instant at, Records records) {
        Gates gates = Gates.of(snapshot, Assumptions.at(at));
        return new Facts(gates, IdentityTable.of(gates, Budget.unlimited()), stated, records, Budget.unlimited());
    }
}
