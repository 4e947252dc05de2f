package blastradius.ingest.graph;

import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.file.Place;
import blastradius.ingest.file.Properties;
import blastradius.ingest.mapping.WordMeanings;
import blastradius.ingest.mapping.WordMeanings.Described;
import blastradius.ingest.mapping.WordMeanings.Ends;
import blastradius.ingest.mapping.WordMeanings.Meaning;
import blastradius.ingest.writing.EstateWriter;
import blastradius.ingest.writing.Findings;
import blastradius.ingest.writing.NodeIndex;
import blastradius.ingest.writing.RelationSet;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.Relation;
import blastradius.model.RelationClass;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the records of a graph export into entities and relations by a {@link WordMeanings}, and hands them to the writer. */
public final class GraphImport implements GraphSink {

    private static final List<String> NAMES = List.of("name", "displayname", "displayName", "samaccountname", "login");
    private static final List<String> ENABLED = List.of("enabled", "isEnabled", "isenabled", "accountEnabled");
    private static final List<String> DISABLED = List.of("disabled", "isDisabled", "suspended");

    private final String source;
    private final WordMeanings policy;
    private final EstateWriter writer;
    private final Findings findings;
    private final NodeIndex index;
    private final EndLookup lookup;
    private final JointRights together;
    private final RelationSet seen = new RelationSet();
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
        this.together = new JointRights(index);
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
        writer.entity(new Entity(
                id,
                kind == null ? described.kind() : kind,
                name(node, sourceId),
                tenant(node.properties(), id),
                sourceId,
                described.sourceKind(),
                traits(node.properties()),
                Properties.kept(node.properties(), leftOut)));
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

    private static EntityTraits traits(Map<String, Object> properties) {
        boolean enabled = !isSaid(properties, ENABLED, false) && !isSaid(properties, DISABLED, true);
        return EntityTraits.DEFAULT.withEnabled(enabled);
    }

    private static boolean isSaid(Map<String, Object> properties, List<String> names, boolean truth) {
        return names.stream().anyMatch(name -> Boolean.valueOf(truth).equals(Properties.truth(properties.get(name))));
    }

    @Override
    public void edge(SourceEdge edge) {
        int from = end(edge, edge.from());
        int to = end(edge, edge.to());
        if (from == NodeIndex.NONE || to == NodeIndex.NONE) {
            return;
        }
        Ends ends = new Ends(index.kind(from), index.sourceKinds(from), index.kind(to), index.sourceKinds(to));
        Boolean flag = Properties.truth(edge.properties().get("traversable"));
        Meaning meaning = policy.relation(edge.kind(), ends, flag);
        if (!meaning.isKnown()) {
            findings.unknownKind(edge.kind());
        }
        if (meaning.misfit() != null) {
            findings.note(Findings.Sort.MISFIT, edge.place(), misfit(edge, meaning, ends));
        }
        int holder = meaning.isReversed() ? to : from;
        int held = meaning.isReversed() ? from : to;
        if (meaning.together() == null) {
            write(edge, meaning.relation(), holder, held);
        } else {
            together.keep(edge, meaning, holder, held);
        }
    }

    /** States the relations that had to wait for the others of their kind. */
    public void finish() {
        together.release(this::write);
    }

    private void write(SourceEdge edge, RelationClass relation, int holder, int held) {
        if (!seen.add(relation, holder, held)) {
            findings.note(Findings.Sort.DUPLICATE, edge.place(), "the same " + edge.kind() + " again");
        }
        writer.relation(new Relation(
                relation.kind(),
                index.id(holder),
                index.id(held),
                relation.sourceKind(),
                relation.terms(),
                Properties.kept(edge.properties(), leftOut)));
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

    private String misfit(SourceEdge edge, Meaning meaning, Ends ends) {
        return edge.kind() + " from " + ends.from() + " to " + ends.to() + " does not fit " + meaning.misfit()
                + "; it is read as CAN CONTROL";
    }

    @Override
    public void rejected(Place place, String reason) {
        findings.rejected(place.toString(), reason);
    }
}
