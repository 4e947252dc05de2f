package blastradius.ingest.mapping;

import blastradius.ingest.row.Condition;
import blastradius.ingest.row.EntityRow;
import blastradius.ingest.row.Facts;
import blastradius.ingest.row.Joint;
import blastradius.ingest.row.Manner;
import blastradius.ingest.row.PropertyName;
import blastradius.ingest.row.RelationRow;
import blastradius.model.EntityKind;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
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
    private final RowMeanings meanings;
    private final Map<Question, List<Candidate>> judged = new HashMap<>();
    private final EnabledWords enabledWords = new EnabledWords();

    /** One sort of edge: everything that its meaning depends on. */
    private record Question(
            String kind, Ends ends, @Nullable Boolean flag) {}

    /** A row that may speak of an edge, and what it says. */
    private record Candidate(Condition condition, Meaning meaning, List<Candidate> also) {}

    /** What a node is read as; {@code signsIn}: what says how one signs in as it, null if nothing does. */
    public record Described(
            EntityKind kind,
            String sourceKind,
            boolean isEnabled,
            boolean isKnown,
            EntityRow.@Nullable SignsIn signsIn) {}

    public WordMeanings(List<Mapping> mappings, List<ExtensionSchema> schemas, Set<String> exportsNamespaces) {
        this.mappings = List.copyOf(mappings);
        this.schemas = List.copyOf(schemas);
        namespaces.addAll(exportsNamespaces);
        schemas.forEach(schema -> namespaces.add(schema.namespace()));
        Set<String> wholeTenant = new HashSet<>();
        mappings.forEach(mapping -> wholeTenant.addAll(mapping.wholeTenant().keySet()));
        meanings = new RowMeanings(wholeTenant);
        mappings.forEach(mapping -> take(mapping, false));
        mappings.forEach(mapping -> take(mapping, true));
    }

    /* Collectors rename their kinds from one version to the next (GHUser, GH_User): a name that nothing matches exactly is looked up
    without underscores and case. */
    private void take(Mapping mapping, boolean loosely) {
        mapping.entities().forEach((name, row) -> entities.putIfAbsent(loosely ? RowMeanings.loose(name) : name, row));
        mapping.relations()
                .forEach((name, rows) -> relations
                        .computeIfAbsent(loosely ? RowMeanings.loose(name) : name, first -> new ArrayList<>())
                        .addAll(rows));
    }

    public Described entity(List<String> kinds, Map<String, Object> properties) {
        for (String kind : kinds) {
            EntityRow exact = entities.get(kind);
            EntityRow row = exact == null ? entities.get(RowMeanings.loose(kind)) : exact;
            if (row != null) {
                Facts facts = Facts.of(properties);
                EntityRow.Case found = row.of(facts);
                boolean isEnabled = found.enabled() == null
                        ? enabledWords.sayEnabled(found.kind(), kinds, properties)
                        : found.enabled().holds(facts);
                return new Described(found.kind(), kind, isEnabled, true, found.signsIn());
            }
        }
        String word =
                kinds.stream().filter(kind -> !kind.endsWith(BASE)).findFirst().orElse(firstOrNone(kinds));
        boolean isEnabled = enabledWords.sayEnabled(EntityKind.OTHER, kinds, properties);
        return new Described(EntityKind.OTHER, word, isEnabled, false, null);
    }

    private static String firstOrNone(List<String> kinds) {
        return kinds.isEmpty() ? "(none)" : kinds.getFirst();
    }

    /** The meanings of an edge, at least one; {@code flag} is what the collector wrote on the edge itself, if anything. */
    public List<Meaning> relation(String kind, Ends ends, @Nullable Boolean flag, Facts facts) {
        List<Meaning> meanings = new ArrayList<>();
        for (Candidate candidate : judged.computeIfAbsent(new Question(kind, ends, flag), this::judge)) {
            if (candidate.condition().holds(facts)) {
                add(candidate, ends, facts, meanings);
                break;
            }
        }
        return meanings;
    }

    private void add(Candidate candidate, Ends ends, Facts facts, List<Meaning> meanings) {
        Meaning meaning = candidate.meaning();
        PropertyName privileges = meaning.manner().privileges();
        if (privileges == null) {
            meanings.add(meaning);
        } else {
            meanings.addAll(listed(meaning, privileges, ends, facts));
        }
        candidate.also().stream()
                .filter(more -> more.condition().holds(facts))
                .forEach(more -> add(more, ends, facts, meanings));
    }

    /* What the rights come to that an edge lists: those that give something, else one closed relation. */
    private List<Meaning> listed(Meaning meaning, PropertyName privileges, Ends ends, Facts facts) {
        Object value = privileges.in(facts);
        Collection<?> names = value instanceof Collection<?> list ? list : value == null ? List.of() : List.of(value);
        String own = meaning.relation().sourceKind();
        Set<Meaning> open = new LinkedHashSet<>();
        for (Object name : names) {
            String right = String.valueOf(name);
            if (row(right, ends) != null && !right.equals(own)) {
                relation(right, ends, null, facts).stream()
                        .filter(one -> one.isOpen() && one.manner().privileges() == null)
                        .forEach(one -> open.add(one.called(own)));
            }
        }
        return open.isEmpty() ? List.of(meaning) : List.copyOf(open);
    }

    private List<Candidate> judge(Question question) {
        List<Candidate> candidates = new ArrayList<>();
        for (RelationRow row : rows(question.kind(), question.ends())) {
            candidates.add(candidate(question, row));
            if (row.condition().isAlways()) {
                return candidates;
            }
        }
        candidates.add(new Candidate(Condition.ALWAYS, unmapped(question), List.of()));
        return candidates;
    }

    private Candidate candidate(Question question, RelationRow row) {
        List<Candidate> also = row.also().stream()
                .filter(more -> matches(more, question.ends()))
                .map(more -> candidate(question, more))
                .toList();
        return new Candidate(row.condition(), meanings.meaning(question.kind(), question.ends(), row), also);
    }

    private Meaning unmapped(Question question) {
        for (ExtensionSchema schema : schemas) {
            Boolean follows = schema.follows(question.kind());
            if (follows != null) {
                return follows
                        ? RowMeanings.followed(question.kind(), true)
                        : RowMeanings.closed(question.kind(), schema.namespace() + "'s schema", true);
            }
        }
        return Boolean.TRUE.equals(question.flag())
                ? RowMeanings.followed(question.kind(), false)
                : RowMeanings.closed(question.kind(), "unknown kind", false);
    }

    private @Nullable RelationRow row(String kind, Ends ends) {
        List<RelationRow> rows = rows(kind, ends);
        return rows.isEmpty() ? null : rows.getFirst();
    }

    private List<RelationRow> rows(String kind, Ends ends) {
        return names(kind).stream()
                .flatMap(name -> relations.getOrDefault(name, List.of()).stream())
                .filter(row -> matches(row, ends))
                .toList();
    }

    private static boolean matches(RelationRow row, Ends ends) {
        return row.from().matches(ends.from(), ends.fromKinds()) && row.to().matches(ends.to(), ends.toKinds());
    }

    private List<String> names(String kind) {
        List<String> names = new ArrayList<>(List.of(kind));
        namespaces.forEach(namespace -> names.add(namespace + "_" + kind));
        names.add(RowMeanings.loose(kind));
        return names;
    }

    /** The terms of a relation that is kept for people to see and that no attack follows. */
    public static Terms closed(String by) {
        return RowMeanings.closed(by);
    }

    /** Properties of ends that conditions read. */
    public Set<String> endProperties() {
        Set<String> names = new HashSet<>();
        allRows()
                .forEach(row -> row.properties(name -> {
                    if (name.whose() != Facts.Whose.ITSELF) {
                        names.add(name.name());
                    }
                }));
        return names;
    }

    /** Whether some row reads this kind as containment. */
    public boolean isContainment(String kind) {
        return names(kind).stream()
                .flatMap(name -> relations.getOrDefault(name, List.of()).stream())
                .anyMatch(row -> row.kind() == RelationKind.CONTAINS);
    }

    /** Kinds that rows look for beside a relation: rights that it is joined with, what leads to them, gates, approvers. */
    public Set<String> companions() {
        Set<String> kinds = new HashSet<>();
        allRows().map(RelationRow::manner).forEach(manner -> {
            Joint joint = manner.together();
            Manner.Approval approval = manner.approval();
            Stream.of(
                            joint == null ? null : joint.kind(),
                            joint == null ? null : joint.through(),
                            approval == null ? null : approval.by(),
                            manner.target().gate())
                    .filter(Objects::nonNull)
                    .forEach(kinds::add);
        });
        return kinds;
    }

    private Stream<RelationRow> allRows() {
        return relations.values().stream().flatMap(List::stream).flatMap(WordMeanings::withMore);
    }

    private static Stream<RelationRow> withMore(RelationRow row) {
        return Stream.concat(Stream.of(row), row.also().stream().flatMap(WordMeanings::withMore));
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
