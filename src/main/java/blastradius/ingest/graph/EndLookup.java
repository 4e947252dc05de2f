package blastradius.ingest.graph;

import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.writing.Naming;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds nodes by their properties. Exports rarely name ends so; the first time that one does by a property, all nodes are read once
 * more, so that nobody pays who does not use it. Values are compared exactly, then without case.
 */
final class EndLookup {

    private final Map<String, Map<String, List<Found>>> byProperty = new HashMap<>();
    private Nodes nodes = node -> {};
    private Function<SourceNode, Naming.Key> keys = node -> new Naming.Key(node.key(), false);

    /** Reads every node of the import. */
    @FunctionalInterface
    public interface Nodes {
        void forEach(Consumer<SourceNode> node);
    }

    private record Found(Naming.Key key, String value, List<String> kinds) {}

    void reads(Nodes theNodes, Function<SourceNode, Naming.Key> theirKeys) {
        nodes = theNodes;
        keys = theirKeys;
    }

    /** What the entities are called that all matchers are true of, each once. */
    List<Naming.Key> find(SourceEnd.ByProperties end) {
        Set<Naming.Key> common = null;
        for (SourceEnd.Matcher matcher : end.matchers()) {
            Set<Naming.Key> matching = matching(matcher, end.kind());
            if (common == null) {
                common = matching;
            } else {
                common.retainAll(matching);
            }
        }
        return common == null ? List.of() : List.copyOf(common);
    }

    private Set<Naming.Key> matching(SourceEnd.Matcher matcher, @Nullable String kind) {
        List<Found> alike = byProperty
                .computeIfAbsent(matcher.property(), this::read)
                .getOrDefault(fold(matcher.value()), List.of());
        Set<Naming.Key> exact = new HashSet<>();
        Set<Naming.Key> folded = new HashSet<>();
        for (Found found : alike) {
            if (kind == null || found.kinds().contains(kind)) {
                folded.add(found.key());
                if (found.value().equals(matcher.value())) {
                    exact.add(found.key());
                }
            }
        }
        return exact.isEmpty() ? folded : exact;
    }

    private Map<String, List<Found>> read(String property) {
        Map<String, List<Found>> values = new HashMap<>();
        nodes.forEach(node -> {
            String value = JsonTexts.text(node.properties().get(property));
            if (value != null) {
                values.computeIfAbsent(fold(value), first -> new ArrayList<>())
                        .add(new Found(keys.apply(node), value, node.kinds()));
            }
        });
        return values;
    }

    private static String fold(String value) {
        return value.toLowerCase(Locale.ROOT);
    }
}
