package blastradius.ingest.graph;

import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.file.Place;
import blastradius.ingest.file.Properties;
import blastradius.ingest.mapping.Ends;
import blastradius.ingest.mapping.WordMeanings;
import blastradius.ingest.mapping.WordMeanings.Described;
import blastradius.ingest.row.Facts;
import blastradius.ingest.value.Times;
import blastradius.ingest.writing.EstateWriter;
import blastradius.ingest.writing.Findings;
import blastradius.ingest.writing.Naming;
import blastradius.ingest.writing.NodeIndex;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.LookUp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns the records of a graph export into entities and relations by a {@link WordMeanings}, and hands them to the writer. */
public final class GraphImport implements GraphSink {

    private static final List<String> NAMES = List.of("name", "displayname", "displayName", "samaccountname", "login");

    private final Naming naming;
    private final WordMeanings policy;
    private final EstateWriter writer;
    private final Findings findings;
    private final NodeIndex index;
    private final EndLookup lookup;
    private final Statements statements;
    private final AccountCredentials credentials;
    private final Set<String> leftOut;
    private final List<String> tenantProperties;
    private final @Nullable String idProperty;
    private final Map<String, String> textsByKey = new HashMap<>();
    private final Map<Integer, Expected> expectations = new HashMap<>();

    public GraphImport(Naming naming, WordMeanings policy, EstateWriter writer, Findings findings, Times times) {
        this.naming = naming;
        this.policy = policy;
        this.writer = writer;
        this.findings = findings;
        this.index = naming.index();
        this.lookup = new EndLookup();
        this.statements = new Statements(naming, policy, writer, findings, times);
        this.credentials = new AccountCredentials(naming, writer, findings, times);
        this.leftOut = policy.leftOut();
        this.tenantProperties = policy.tenantProperties();
        this.idProperty = policy.idProperty();
    }

    /** Where nodes can be read again, for ends that are named by a property. */
    public void rereads(EndLookup.Nodes nodes) {
        lookup.reads(nodes, node -> naming.foreign(sourceId(node)));
    }

    @Override
    public void node(SourceNode node) {
        Described described = policy.entity(node.kinds(), node.properties());
        Naming.Stated stated = new Naming.Stated(
                node.place(),
                sourceId(node),
                naming.foreign(sourceId(node)),
                described.kind(),
                described.isKnown(),
                node.kinds(),
                home(node.properties()));
        if (!naming.waits(stated, () -> node(node, described, stated))) {
            node(node, described, stated);
        }
    }

    private void node(SourceNode node, Described described, Naming.Stated stated) {
        if (!described.isKnown()) {
            findings.unknownKind(described.sourceKind());
        }
        String sourceId = sourceId(node);
        if (idProperty != null) {
            textsByKey.put(node.key(), sourceId);
        }
        int number = naming.describe(stated);
        if (number != NodeIndex.NONE) {
            EntityKind kind = index.kind(number);
            String id = index.id(number);
            EntityKind known = kind == null ? described.kind() : kind;
            String home = NodeTraits.isHelper(known, node.properties()) ? null : stated.home();
            statements.describe(number, home, node.properties());
            String name = name(node, sourceId);
            if (described.signsIn() != null) {
                credentials.note(node.place(), number, name, home, described.signsIn(), Facts.of(node.properties()));
            }
            writer.entity(new Entity(
                    id,
                    known,
                    name,
                    home == null || home.equals(id) || home.equals(stated.key().id()) ? null : home,
                    sourceId,
                    described.sourceKind(),
                    NodeTraits.of(known, described.isEnabled(), node.properties()),
                    Properties.kept(node.properties(), leftOut)));
        }
    }

    private String sourceId(SourceNode node) {
        String property =
                idProperty == null ? null : JsonTexts.text(node.properties().get(idProperty));
        return property == null || property.isBlank() ? node.key() : property;
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

    private @Nullable String home(Map<String, Object> properties) {
        for (String property : tenantProperties) {
            String tenant = JsonTexts.text(properties.get(property));
            if (tenant != null && !tenant.isBlank()) {
                return naming.foreign(tenant).id();
            }
        }
        return null;
    }

    @Override
    public void edge(SourceEdge edge) {
        int from = certain(edge.from());
        int to = certain(edge.to());
        from = from >= 0 ? from : end(edge.from(), home(edge, to));
        to = to >= 0 ? to : end(edge.to(), home(edge, from));
        from = from >= 0 ? from : end(edge.from(), home(edge, to));
        from = from >= 0 ? from : open(edge, edge.from(), from, home(edge, to));
        to = to >= 0 ? to : open(edge, edge.to(), to, home(edge, from));
        if (from < 0 || to < 0) {
            return;
        }
        statements.take(edge, from, to, new Ends(kind(from), sourceKinds(from), kind(to), sourceKinds(to)));
    }

    /** States the relations that had to wait for others. */
    public void finish() {
        statements.finish();
        credentials.state();
    }

    /* The tenant of an end tells which thing of many the other means. */
    private @Nullable String home(SourceEdge edge, int other) {
        String home = other < 0 ? null : index.home(other);
        return home == null ? naming.home(edge.place()) : home;
    }

    /* What an end means whoever the other is. */
    private int certain(SourceEnd end) {
        return switch (end) {
            case SourceEnd.ByKey byKey -> naming.findCertain(key(byKey), false);
            case SourceEnd.ByProperties byProperties -> {
                List<Naming.Key> found = lookup.find(byProperties);
                yield found.size() == 1 ? naming.findCertain(found.getFirst(), true) : Naming.AMBIGUOUS;
            }
        };
    }

    private int end(SourceEnd end, @Nullable String home) {
        return switch (end) {
            case SourceEnd.ByKey byKey -> naming.find(key(byKey), home, false);
            case SourceEnd.ByProperties byProperties -> byProperties(byProperties, home);
        };
    }

    private Naming.Key key(SourceEnd.ByKey end) {
        return naming.foreign(textsByKey.getOrDefault(end.key(), end.key()));
    }

    private int byProperties(SourceEnd.ByProperties end, @Nullable String home) {
        List<Naming.Key> found = lookup.find(end);
        return switch (found.size()) {
            case 0 -> NodeIndex.NONE;
            case 1 -> naming.find(found.getFirst(), home, true);
            default -> Naming.AMBIGUOUS;
        };
    }

    /* An end that no record describes stands as a placeholder; one that several might be is no end. */
    private int open(SourceEdge edge, SourceEnd end, int found, @Nullable String home) {
        if (found == Naming.AMBIGUOUS) {
            findings.rejected(edge.place().toString(), edge.kind() + ": " + ambiguity(end));
            return found;
        }
        return switch (end) {
            case SourceEnd.ByKey byKey -> placeholder(edge, naming.undescribed(key(byKey), home, edge.place()));
            case SourceEnd.ByProperties byProperties -> lookUp(edge, byProperties, home);
        };
    }

    /* What no record of the import describes, another source may, now or later. */
    private int lookUp(SourceEdge edge, SourceEnd.ByProperties end, @Nullable String home) {
        Described expected = end.kind() == null ? null : policy.entity(List.of(end.kind()), Map.of());
        Map<String, String> matchers = new TreeMap<>();
        end.matchers().forEach(matcher -> matchers.put(matcher.property(), matcher.value()));
        EntityKind means = expected == null || !expected.isKnown() ? null : expected.kind();
        LookUp lookUp = new LookUp(matchers, end.kind(), means, home);
        List<String> found = writer.matches(lookUp);
        if (found.size() > 1) {
            findings.rejected(
                    edge.place().toString(),
                    edge.kind() + ": " + lookUp + " is true of " + found.size() + " entities of other sources: "
                            + String.join(", ", found));
            return Naming.AMBIGUOUS;
        }
        String id = naming.local(lookUp.toString());
        int number = found.isEmpty() ? placeholder(edge, id) : index.number(id);
        if (number >= 0) {
            writer.lookUp(id, lookUp);
            if (end.kind() != null) {
                expectations.put(number, new Expected(means, List.of(end.kind())));
            }
        }
        return number;
    }

    /** What an end that is looked up has to be. */
    private record Expected(@Nullable EntityKind kind, List<String> sourceKinds) {}

    private @Nullable EntityKind kind(int number) {
        Expected expected = expectations.get(number);
        return expected == null ? index.kind(number) : expected.kind();
    }

    private List<String> sourceKinds(int number) {
        Expected expected = expectations.get(number);
        return expected == null ? index.sourceKinds(number) : expected.sourceKinds();
    }

    private String ambiguity(SourceEnd end) {
        return switch (end) {
            case SourceEnd.ByKey byKey -> naming.ambiguity(key(byKey));
            case SourceEnd.ByProperties byProperties -> {
                List<Naming.Key> found = lookup.find(byProperties);
                yield found.size() == 1
                        ? naming.ambiguity(found.getFirst())
                        : byProperties + " is true of " + found.size() + " nodes, such as "
                                + found.getFirst().id() + " and " + found.get(1).id();
            }
        };
    }

    private int placeholder(SourceEdge edge, String id) {
        String tooLong = Naming.tooLong(id);
        if (tooLong != null) {
            findings.rejected(edge.place().toString(), edge.kind() + ": " + tooLong);
            return NodeIndex.NONE;
        }
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
