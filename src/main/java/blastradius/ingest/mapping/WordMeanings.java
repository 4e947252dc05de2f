package blastradius.ingest.mapping;

import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the words of one import mean. Looked up in this order: the import's own mapping, the shipped ones, the collector's schema by
 * exact name and then with or without its prefix, the collector's flag on the relation itself. What is found nowhere is kept and not
 * followed.
 */
public final class WordMeanings {

    /** Kinds that only say which collector wrote a node. */
    private static final String BASE = "Base";

    private final List<Mapping> mappings;
    private final List<ExtensionSchema> schemas;
    private final Map<String, EntityRow> entities = new HashMap<>();
    private final Map<String, List<RelationRow>> relations = new HashMap<>();
    private final Set<String> namespaces = new LinkedHashSet<>();
    private final Map<Question, Meaning> judged = new HashMap<>();

    /** One sort of edge: everything that its meaning depends on. */
    private record Question(
            String kind, Ends ends, @Nullable Boolean flag) {}

    /** What is known of an edge's ends; a null kind is an end that no record describes. */
    public record Ends(
            @Nullable EntityKind from,
            List<String> fromKinds,
            @Nullable EntityKind to,
            List<String> toKinds) {}

    /**
     * What an edge is read as.
     *
     * @param isReversed whether it is held by the edge's end rather than by its start
     * @param misfit what it would have been, had its ends fitted; null: they do
     * @param isKnown whether a mapping or schema knows the kind
     * @param together the kind that must stand beside it, see {@link RelationRow#together()}
     */
    public record Meaning(
            RelationClass relation,
            boolean isReversed,
            @Nullable RelationKind misfit,
            boolean isKnown,
            @Nullable String together) {}

    /** What a node is read as. */
    public record Described(EntityKind kind, String sourceKind, boolean isKnown) {}

    public WordMeanings(List<Mapping> mappings, List<ExtensionSchema> schemas, Set<String> exportsNamespaces) {
        this.mappings = List.copyOf(mappings);
        this.schemas = List.copyOf(schemas);
        namespaces.addAll(exportsNamespaces);
        schemas.forEach(schema -> namespaces.add(schema.namespace()));
        mappings.forEach(mapping -> take(mapping, false));
        mappings.forEach(mapping -> take(mapping, true));
    }

    /* Collectors rename their kinds from one version to the next (GHUser, GH_User): a name that nothing matches exactly is looked up
    without underscores and case. */
    private void take(Mapping mapping, boolean loosely) {
        mapping.entities().forEach((name, row) -> entities.putIfAbsent(loosely ? loose(name) : name, row));
        mapping.relations()
                .forEach((name, rows) -> relations
                        .computeIfAbsent(loosely ? loose(name) : name, first -> new ArrayList<>())
                        .addAll(rows));
    }

    private static String loose(String name) {
        return "~" + name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    public Described entity(List<String> kinds, Map<String, Object> properties) {
        for (String kind : kinds) {
            EntityRow exact = entities.get(kind);
            EntityRow row = exact == null ? entities.get(loose(kind)) : exact;
            if (row != null) {
                return new Described(row.kind(properties), kind, true);
            }
        }
        String word =
                kinds.stream().filter(kind -> !kind.endsWith(BASE)).findFirst().orElse(firstOrNone(kinds));
        return new Described(EntityKind.OTHER, word, false);
    }

    private static String firstOrNone(List<String> kinds) {
        return kinds.isEmpty() ? "(none)" : kinds.getFirst();
    }

    /** The meaning of an edge; {@code flag} is what the collector wrote on the edge itself, if anything. */
    public Meaning relation(String kind, Ends ends, @Nullable Boolean flag) {
        return judged.computeIfAbsent(new Question(kind, ends, flag), this::judge);
    }

    private Meaning judge(Question question) {
        RelationRow row = row(question.kind(), question.ends());
        if (row != null) {
            return meaning(question, row);
        }
        for (ExtensionSchema schema : schemas) {
            Boolean follows = schema.follows(question.kind());
            if (follows != null) {
                return follows
                        ? followed(question.kind(), true)
                        : closed(question.kind(), schema.namespace() + "'s schema", true);
            }
        }
        return Boolean.TRUE.equals(question.flag())
                ? followed(question.kind(), false)
                : closed(question.kind(), "unknown kind", false);
    }

    private @Nullable RelationRow row(String kind, Ends ends) {
        for (String name : names(kind)) {
            for (RelationRow row : relations.getOrDefault(name, List.of())) {
                if (row.from().matches(ends.from(), ends.fromKinds())
                        && row.to().matches(ends.to(), ends.toKinds())) {
                    return row;
                }
            }
        }
        return null;
    }

    private List<String> names(String kind) {
        List<String> names = new ArrayList<>(List.of(kind));
        namespaces.forEach(namespace -> names.add(namespace + "_" + kind));
        names.add(loose(kind));
        return names;
    }

    private static Meaning meaning(Question question, RelationRow row) {
        RelationKind kind = row.kind();
        if (kind == null) {
            return closed(question.kind(), "policy", true);
        }
        Ends ends = question.ends();
        EntityKind holder = row.reversed() ? ends.to() : ends.from();
        EntityKind held = row.reversed() ? ends.from() : ends.to();
        boolean fits = holder == null || held == null || kind.fits(holder.type(), held.type());
        RelationClass relation = fits
                ? new RelationClass(kind, question.kind(), row.terms())
                : new RelationClass(RelationKind.CAN, question.kind(), Terms.level(AccessLevel.CONTROL));
        return new Meaning(relation, row.reversed(), fits ? null : kind, true, row.together());
    }

    private static Meaning followed(String kind, boolean isKnown) {
        Terms control = Terms.level(AccessLevel.CONTROL);
        return new Meaning(new RelationClass(RelationKind.CAN, kind, control), false, null, isKnown, null);
    }

    /** A relation that is kept for people to see and that no attack follows. */
    private static Meaning closed(String kind, String by, boolean isKnown) {
        return new Meaning(new RelationClass(RelationKind.CAN, kind, closed(by)), false, null, isKnown, null);
    }

    public static Terms closed(String by) {
        return Terms.builder()
                .level(AccessLevel.SEE)
                .deniedBy("not followed: " + by)
                .build();
    }

    /** Properties that no mapping of the import keeps. */
    public Set<String> leftOut() {
        Set<String> leftOut = new LinkedHashSet<>();
        mappings.forEach(mapping -> leftOut.addAll(mapping.leftOut()));
        return leftOut;
    }

    public List<String> tenantProperties() {
        return mappings.stream()
                .flatMap(mapping -> mapping.tenantProperties().stream())
                .distinct()
                .toList();
    }

    @Nullable
    public String idProperty() {
        for (Mapping mapping : mappings) {
            if (mapping.idProperty() != null) {
                return mapping.idProperty();
            }
        }
        return null;
    }
}
