package blastradius.scenario.resolution;

import blastradius.model.PlainText;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationId;
import blastradius.snapshot.Snapshot;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people call the entities and relations that a resolution is about, in the estate as it was and in what was added. */
public final class Names {

    private static final int SHOWN = 3;

    private final Resolution resolution;
    private final Snapshot base;
    private final StatedRelations stated;

    public Names(Resolution resolution) {
        this.resolution = resolution;
        this.base = resolution.snapshot().origin();
        this.stated = new StatedRelations(base);
    }

    public String of(int vertex) {
        return PlainText.shown(
                vertex < base.entityCount()
                        ? base.name(vertex)
                        : resolution.snapshot().name(vertex));
    }

    /** An id as a change states it: a relation by its ends, an entity by its name; what nothing has as it is. */
    String of(String id) {
        OptionalInt vertex = resolution.snapshot().vertexOf(id);
        return vertex.isPresent()
                ? of(vertex.getAsInt())
                : RelationId.parse(id)
                        .map(relation -> of(relation.from()) + " " + relation.kind() + " " + of(relation.to()))
                        .orElse(PlainText.shown(id));
    }

    /** A grant is what it gives access to, as nobody knows it by another name. */
    public String of(RelationAt relation) {
        String holder = of(relation.from());
        RelationKind kind = relation.relationClass().kind();
        if (kind == RelationKind.HOLDS_GRANT) {
            List<Integer> scopes = scopes(relation.to());
            return possessive(holder) + " grant " + (scopes.isEmpty() ? of(relation.to()) : "on " + entities(scopes));
        }
        return kind == RelationKind.MEMBER_OF
                ? possessive(holder) + " membership of " + of(relation.to())
                : "“" + holder + " " + kind.verb() + " " + of(relation.to()) + "”";
    }

    /* Groups are mostly called by several: "Senior engineers' grant". */
    private static String possessive(String name) {
        return name + (name.endsWith("s") ? "'" : "'s");
    }

    /** What a grant gives levels on. */
    List<Integer> scopes(int grant) {
        return Stream.concat(stated.of(grant).stream(), resolution.added().stream())
                .filter(relation ->
                        relation.from() == grant && relation.relationClass().kind() == RelationKind.GRANTS)
                .map(RelationAt::to)
                .distinct()
                .toList();
    }

    public String entities(Collection<Integer> vertices) {
        return listed(vertices.stream().map(this::of), vertices.size());
    }

    public String relations(Collection<RelationAt> relations) {
        return listed(relations.stream().map(this::of), relations.size());
    }

    String ids(Collection<String> ids) {
        return listed(ids.stream().map(this::of), ids.size());
    }

    /** The first few, and how many more. */
    static String listed(Stream<String> names, int count) {
        String first = names.limit(SHOWN).collect(Collectors.joining(", "));
        return count <= SHOWN ? first : first + " and " + (count - SHOWN) + " more";
    }

    /** "2 credentials", "1 relation", "1 identity and 3 relations". */
    String counted(Touched touched) {
        List<String> types = touched.entities().stream()
                .map(vertex -> type(vertex).toLowerCase(java.util.Locale.ROOT))
                .distinct()
                .toList();
        String entities = counted(touched.entities().size(), types.size() == 1 ? types.getFirst() : "entity");
        String relations = counted(touched.relations().size(), "relation");
        return touched.entities().isEmpty()
                ? relations
                : touched.relations().isEmpty() ? entities : entities + " and " + relations;
    }

    private String type(int vertex) {
        Snapshot knows = vertex < base.entityCount() ? base : resolution.snapshot();
        return knows.kind(vertex).type().label();
    }

    private static String counted(int count, String noun) {
        String several = noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
        return count + " " + (count == 1 ? noun : several);
    }
}
