package blastradius.ingest;

import blastradius.ingest.azure.AzureReader;
import blastradius.ingest.azurehound.AzureHoundReader;
import blastradius.ingest.contract.Case;
import blastradius.ingest.contract.Cases;
import blastradius.ingest.file.Content;
import blastradius.ingest.file.Format;
import blastradius.ingest.file.Meter;
import blastradius.ingest.file.Place;
import blastradius.ingest.graph.ApocReader;
import blastradius.ingest.graph.EdgeListReader;
import blastradius.ingest.graph.GraphImport;
import blastradius.ingest.graph.GraphReader;
import blastradius.ingest.graph.GraphSink;
import blastradius.ingest.graph.OpenGraphReader;
import blastradius.ingest.graph.SourceEdge;
import blastradius.ingest.graph.SourceNode;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.SourceSettings;
import blastradius.ingest.ledger.ToolReader;
import blastradius.ingest.mapping.Mapping;
import blastradius.ingest.mapping.WordMeanings;
import blastradius.ingest.msgraph.GraphResponsesReader;
import blastradius.ingest.own.OwnTables;
import blastradius.ingest.recognition.Recognised;
import blastradius.ingest.recognition.Recognition;
import blastradius.ingest.responses.ImportedResponses;
import blastradius.ingest.roles.RoleCatalogue;
import blastradius.ingest.sharphound.SharpHoundReader;
import blastradius.ingest.value.Times;
import blastradius.ingest.writing.EstateWriter;
import blastradius.ingest.writing.Findings;
import blastradius.ingest.writing.Naming;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The reading of one import's files into a writer: what entities there are first, then the relations between them. */
final class FileReading {

    private final List<Recognised> files;
    private final Recognition recognition;
    private final WordMeanings policy;
    private final Meter meter;
    private final Findings findings;
    private ImportedResponses responses = new ImportedResponses(null);
    private RoleCatalogue roles = RoleCatalogue.shipped();
    private SourceSettings settings = SourceSettings.DEFAULT;

    FileReading(List<Recognised> files, Recognition recognition, WordMeanings policy, Meter meter, Findings findings) {
        this.files = files;
        this.recognition = recognition;
        this.policy = policy;
        this.meter = meter;
        this.findings = findings;
    }

    /** Judges roles by what a mapping says before the catalogue does. */
    FileReading judging(@Nullable Mapping mapping) {
        roles = roles.with(mapping == null ? Map.of() : mapping.roles());
        return this;
    }

    FileReading judging(SourceSettings other) {
        settings = other;
        return this;
    }

    /** Knows what other sources of the import bring. */
    FileReading beside(ImportedResponses all) {
        responses = all;
        return this;
    }

    void into(EstateWriter writer, Times times) {
        Naming naming = new Naming(writer.idPrefix(), writer, findings);
        readOwn(naming, writer, times);
        List<Recognised> graphs =
                files.stream().filter(file -> file.format().isForeignGraph()).toList();
        if (!graphs.isEmpty()) {
            readGraphs(graphs, naming, writer, times);
        }
        readTools(naming, writer, times);
        naming.close();
        times.remarks().forEach(findings::say);
    }

    /** Only the entities, for whoever has to know them before anything is imported. */
    void entitiesInto(EstateWriter writer) {
        Naming naming = new Naming(writer.idPrefix(), writer, findings);
        OwnTables tables = new OwnTables(naming, writer, findings, meter, Times.in(null));
        for (Recognised file : files) {
            switch (file.format()) {
                case OPENGRAPH, APOC ->
                    reader(file.format())
                            .nodes(
                                    file.content(),
                                    meter,
                                    new GraphImport(naming, policy, writer, findings, Times.in(null)));
                case OWN_CSV, OWN_JSON_LINES, OWN_OPENGRAPH -> tables.entities(file.content(), file.format());
                case CASE, EDGE_LIST, EXTENSION_SCHEMA, SAVED, MANIFEST -> {}
                case SHARPHOUND, AZUREHOUND, MICROSOFT_GRAPH, AZURE ->
                    throw new IllegalArgumentException(file.format() + " says itself whose it is");
            }
        }
        naming.close();
    }

    private void readGraphs(List<Recognised> graphs, Naming naming, EstateWriter writer, Times times) {
        GraphImport sink = new GraphImport(naming, policy, writer, findings, times);
        sink.rereads(node -> reread(graphs, node));
        for (Recognised graph : graphs) {
            meter.begin("entities of " + graph.content().name());
            reader(graph.format()).nodes(graph.content(), meter, sink);
            meter.passed(graph.content().sizeBytes());
        }
        naming.recordsAreRead();
        for (Recognised graph : graphs) {
            meter.begin("relations of " + graph.content().name());
            reader(graph.format()).edges(graph.content(), meter, sink);
            meter.passed(graph.content().sizeBytes());
        }
        sink.finish();
    }

    private void reread(List<Recognised> graphs, Consumer<SourceNode> node) {
        NodesOnly sink = new NodesOnly(node);
        graphs.forEach(graph -> reader(graph.format()).nodes(graph.content(), Meter.silent(), sink));
    }

    /** Passes on nodes; what is wrong with the records has been said before. */
    private record NodesOnly(Consumer<SourceNode> consumer) implements GraphSink {

        @Override
        public void node(SourceNode node) {
            consumer.accept(node);
        }

        @Override
        public void edge(SourceEdge edge) {
            throw new IllegalStateException("an edge among nodes at " + edge.place());
        }

        @Override
        public void rejected(Place place, String reason) {
            /* Reported by the first reading. */
        }
    }

    private GraphReader reader(Format format) {
        return switch (format) {
            case OPENGRAPH -> new OpenGraphReader();
            case APOC -> new ApocReader();
            case EDGE_LIST -> new EdgeListReader(recognition::layout);
            case CASE,
                    OWN_CSV,
                    OWN_JSON_LINES,
                    OWN_OPENGRAPH,
                    SHARPHOUND,
                    AZUREHOUND,
                    MICROSOFT_GRAPH,
                    AZURE,
                    EXTENSION_SCHEMA,
                    SAVED,
                    MANIFEST -> throw new IllegalArgumentException(format + " is no foreign graph");
        };
    }

    private void readOwn(Naming naming, EstateWriter writer, Times times) {
        OwnTables tables = new OwnTables(naming, writer, findings, meter, times);
        for (Recognised file : files) {
            switch (file.format()) {
                case CASE ->
                    tables.entities(
                            readCase(file.content()).estate(), file.content().name());
                case OWN_CSV, OWN_JSON_LINES, OWN_OPENGRAPH -> tables.entities(file.content(), file.format());
                case SAVED -> tables.saved(file.content());
                case MANIFEST -> tables.manifest(file.content());
                case OPENGRAPH, APOC, EDGE_LIST, SHARPHOUND, AZUREHOUND, MICROSOFT_GRAPH, AZURE, EXTENSION_SCHEMA -> {}
            }
            passed(file);
        }
        naming.recordsAreRead();
        for (Recognised file : files) {
            switch (file.format()) {
                case CASE ->
                    tables.relations(
                            readCase(file.content()).estate(), file.content().name());
                case OWN_CSV, OWN_JSON_LINES, OWN_OPENGRAPH -> tables.relations(file.content(), file.format());
                case OPENGRAPH,
                        APOC,
                        EDGE_LIST,
                        SHARPHOUND,
                        AZUREHOUND,
                        MICROSOFT_GRAPH,
                        AZURE,
                        EXTENSION_SCHEMA,
                        SAVED,
                        MANIFEST -> {}
            }
            passed(file);
        }
        tables.finish();
    }

    private void readTools(Naming naming, EstateWriter writer, Times times) {
        Ledger ledger =
                new Ledger(naming, writer, findings, times).judging(roles).judging(settings);
        for (Format format : Format.values()) {
            List<Content> contents = contents(files, format);
            if (format.isToolsOwn() && !contents.isEmpty()) {
                toolReader(format, responses).read(contents, ledger, meter);
                contents.forEach(content -> meter.passed(2 * content.sizeBytes()));
            }
        }
    }

    /** Whose the files of tools' own formats are, by name, as far as they say. */
    static Map<String, String> organizations(List<Recognised> files, ImportedResponses responses, Meter meter) {
        Map<String, String> organizations = new HashMap<>();
        for (Format format : Format.values()) {
            List<Content> contents = contents(files, format);
            if (format.isToolsOwn() && !contents.isEmpty()) {
                organizations.putAll(toolReader(format, responses).organizations(contents, meter));
            }
        }
        return organizations;
    }

    private static List<Content> contents(List<Recognised> files, Format format) {
        return files.stream()
                .filter(file -> file.format() == format)
                .map(Recognised::content)
                .toList();
    }

    private static ToolReader toolReader(Format format, ImportedResponses responses) {
        return switch (format) {
            case SHARPHOUND -> new SharpHoundReader();
            case AZUREHOUND -> new AzureHoundReader();
            case MICROSOFT_GRAPH -> new GraphResponsesReader(responses);
            case AZURE -> new AzureReader();
            case CASE,
                    OPENGRAPH,
                    APOC,
                    EDGE_LIST,
                    OWN_CSV,
                    OWN_JSON_LINES,
                    OWN_OPENGRAPH,
                    EXTENSION_SCHEMA,
                    SAVED,
                    MANIFEST -> throw new IllegalArgumentException(format + " is no tool's own");
        };
    }

    /* Graphs are passed when they are read. */
    private void passed(Recognised file) {
        if (!file.format().isForeignGraph() && !file.format().isToolsOwn()) {
            meter.passed(file.content().sizeBytes());
        }
    }

    private Case readCase(Content content) {
        meter.begin(content.name());
        return Cases.read(content.open(meter), content.fileName());
    }
}
