package blastradius.ingest.graph;

import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.file.Place;
import blastradius.ingest.file.Properties;
import blastradius.ingest.mapping.WordMeanings;
import blastradius.ingest.mapping.WordMeanings.Described;
import blastradius.ingest.writing.EstateWriter;
import blastradius.ingest.writing.Findings;
import blastradius.ingest.writing.NodeIndex;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the records of a graph export into entities and relations by a {@link WordMeanings}, and hands them to the writer. */
public final class GraphImport implements GraphSink {

    private static final List<String> NAMES = List.of("name", "displayname", "displayName", "samaccountname", "login");

    private final String source;
    private final WordMeanings policy;
    private final EstateWriter writer;
    private final Findings findings;
    private final NodeIndex index;
    private final EndLookup lookup;
    private final Statements statements;
    private final Set<String> leftOut;
    private final List<String> tenantProperties;
    private final @Nullable String idProperty;
    private final Map<String, String> idsByKey = new HashMap<>();

    public GraphImport(String source, WordMeanings policy, EstateWriter writer, Findings findings) {
        this.source = source;
        this.policy = policy;
        this.writer = writer;
        this.findings = findings;
        this.index = new NodeIndex();
        this.lookup = new EndLookup();
        this.statements = new Statements(source, policy, index, writer, findings);
        this.leftOut = policy.leftOut();
        this.tenantProperties = policy.tenantProperties();
        this.idProperty = policy.idProperty();
    }

    /** Where nodes can be read again, for ends that are named by a property. */
    public void rereads(EndLookup.Nodes nodes) {
        lookup.reads(nodes, this::idOf);
    }

    @Override
    public void node(SourceNode node) {
        Described described = policy.entity(node.kinds(), node.properties());
        if (!described.isKnown()) {
            findings.unknownKind(described.sourceKind());
        }
        String sourceId = sourceId(node);
        String id = SourceIds.of(source, sourceId);
        if (idProperty != null) {
            idsByKey.put(node.key(), id);
        }
        if (!index.describe(id, described.kind(), node.kinds())) {
            findings.note(Findings.Sort.REPEATED, node.place(), "\"" + sourceId + "\" again; properties are merged");
        }
        EntityKind kind = index.kind(index.number(id));
        String tenant = tenant(node.properties(), id);
        writer.entity(new Entity(
                id,
                kind == null ? described.kind() : kind,
                name(node, sourceId),
                tenant,
                sourceId,
                described.sourceKind(),
                EntityTraits.DEFAULT.withEnabled(described.isEnabled()),
                Properties.kept(node.properties(), leftOut)));
        statements.describe(index.number(id), tenant, node.properties());
    }

    private String sourceId(SourceNode node) {
        String property =
                idProperty == null ? null : JsonTexts.text(node.properties().get(idProperty));
        return property == null || property.isBlank() ? node.key() : property;
    }

    private String idOf(SourceNode node) {
        return SourceIds.of(source, sourceId(node));
    }

    private static String name(SourceNode node, String sourceId) {
        for (String property : NAMES) {
            String name = JsonTexts.text(node.properties().get(property));
            if (name != null && !name.isBlank()) {
                return name;
            }
        }
        return sourceId;
    }

    private @Nullable String tenant(Map<String, Object> properties, String id) {
        for (String property : tenantProperties) {
            String tenant = JsonTexts.text(properties.get(property));
            if (tenant != null && !tenant.isBlank()) {
                String tenantId = SourceIds.of(source, tenant);
                return tenantId.equals(id) ? null : tenantId;
            }
        }
        return null;
    }

    @Override
    public void edge(SourceEdge edge) {
        int from = end(edge, edge.from());
        int to = end(edge, edge.to());
        if (from == NodeIndex.NONE || to == NodeIndex.NONE) {
            return;
        }
        statements.take(edge, from, to);
    }

    /** States the relations that had to wait for others. */
    public void finish() {
        statements.finish();
    }

    private int end(SourceEdge edge, SourceEnd end) {
        return switch (end) {
            case SourceEnd.ByKey byKey -> byKey(edge, byKey);
            case SourceEnd.ByProperties byProperties -> byProperties(edge, byProperties);
        };
    }

    private int byKey(SourceEdge edge, SourceEnd.ByKey end) {
        String id = idProperty == null
                ? SourceIds.of(source, end.key())
                : idsByKey.getOrDefault(end.key(), SourceIds.of(source, end.key()));
        int number = index.find(id);
        return number == NodeIndex.NONE ? placeholder(edge, id) : number;
    }

    private int byProperties(SourceEdge edge, SourceEnd.ByProperties end) {
        List<String> found = lookup.find(end);
        if (found.size() > 1) {
            findings.rejected(
                    edge.place().toString(),
                    edge.kind() + ": " + end + " is true of " + found.size() + " nodes, such as " + found.getFirst()
                            + " and " + found.get(1));
            return NodeIndex.NONE;
        }
        return found.isEmpty()
                ? placeholder(edge, SourceIds.local(source, end.matchers().toString()))
                : index.number(found.getFirst());
    }

    private int placeholder(SourceEdge edge, String id) {
        if (!writer.knows(id)) {
            findings.dangling(edge.place(), id);
        }
        return index.number(id);
    }

    @Override
    public void rejected(Place place, String reason) {
        findings.rejected(place.toString(), reason);
    }
}
