package blastradius.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A relation filter as names and values, the same in questions, in rules and in what is saved. */
public final class RelationFilterDocument {

    private static final String[] NAMES = Stream.concat(
                    Stream.of(
                            "kinds",
                            "from",
                            "to",
                            "holder",
                            "held",
                            "levelAtLeast",
                            "states",
                            "startsAfter",
                            "endsBefore",
                            "endsAfter",
                            "sources",
                            "sourceKinds",
                            "property",
                            "sinceVersion",
                            "reviewedBefore"),
                    Arrays.stream(RelationTrait.values()).map(RelationTrait::word))
            .toArray(String[]::new);

    private RelationFilterDocument() {}

    /**
     * Reads it; null: nothing is asked.
     *
     * @throws BlastRadiusException.BadRequest naming the place of what makes no sense
     */
    public static RelationFilter read(@Nullable Map<String, ?> values) {
        return values == null ? RelationFilter.EVERYTHING : read(Document.of(values, "where"));
    }

    /** What it states, to be read again. */
    public static Map<String, Object> of(RelationFilter filter) {
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, "kinds", filter.kinds());
        put(values, "from", filter.from().ids());
        put(values, "to", filter.to().ids());
        put(values, "holder", described(filter.from()));
        put(values, "held", described(filter.to()));
        put(values, "levelAtLeast", filter.levelAtLeast());
        put(values, "states", filter.states());
        filter.traits().forEach((trait, wanted) -> values.put(trait.word(), wanted));
        values.putAll(Document.values(filter.dates()));
        values.putAll(Document.values(filter.said()));
        return values;
    }

    private static @Nullable Map<String, Object> described(RelationFilter.End end) {
        return end.where() == null ? null : EntityFilterDocument.of(end.where());
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value instanceof Collection<?> all) {
            values.put(name, all.stream().map(Object::toString).toList());
        } else if (value != null) {
            values.put(name, value instanceof Map<?, ?> ? value : value.toString());
        }
    }

    static RelationFilter read(Document where) {
        where.only(NAMES);
        return new RelationFilter(
                where.wordsOrNull("kinds", RelationKind.class),
                new RelationFilter.End(where.textsOrNull("from"), EntityFilterDocument.orNull(where, "holder")),
                new RelationFilter.End(where.textsOrNull("to"), EntityFilterDocument.orNull(where, "held")),
                where.level("levelAtLeast"),
                where.wordsOrNull("states", GrantState.class),
                traits(where),
                new RelationFilter.Dates(
                        where.instant("startsAfter"), where.instant("endsBefore"), where.instant("endsAfter")),
                new RelationFilter.Said(
                        where.textsOrNull("sources"),
                        where.textsOrNull("sourceKinds"),
                        EntityFilterDocument.propertyOrNull(where),
                        where.version("sinceVersion"),
                        where.instant("reviewedBefore")));
    }

    private static Map<RelationTrait, Boolean> traits(Document where) {
        Map<RelationTrait, Boolean> traits = new EnumMap<>(RelationTrait.class);
        for (RelationTrait trait : RelationTrait.values()) {
            if (where.has(trait.word())) {
                traits.put(trait, where.isTrue(trait.word()));
            }
        }
        return traits;
    }
}
