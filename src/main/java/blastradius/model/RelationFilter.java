package blastradius.model;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of relations; what is left out narrows nothing, and all that is said must hold.
 *
 * @param kinds one of these; empty: any
 * @param from ids of entities, one of which it leads from; empty: any
 * @param to ids of entities, one of which it leads to; empty: any
 * @param levelAtLeast it gives at least this level: a grant that is held, what its scopes are given; null: any
 * @param states one of these; empty: any
 * @param traits what it must be, or where false must not be
 * @param dates when it begins, ends and was reviewed
 * @param said who says it, and what
 */
public record RelationFilter(
        Set<RelationKind> kinds,
        Set<String> from,
        Set<String> to,
        @Nullable AccessLevel levelAtLeast,
        Set<GrantState> states,
        Map<RelationTrait, Boolean> traits,
        Dates dates,
        Said said) {

    /** Every relation. */
    public static final RelationFilter EVERYTHING =
            new RelationFilter(Set.of(), Set.of(), Set.of(), null, Set.of(), Map.of(), Dates.ANY, Said.ANYTHING);

    public RelationFilter {
        kinds = sorted(kinds);
        from = sorted(from);
        to = sorted(to);
        states = sorted(states);
        EnumMap<RelationTrait, Boolean> ordered = new EnumMap<>(RelationTrait.class);
        ordered.putAll(traits);
        traits = java.util.Collections.unmodifiableMap(ordered);
    }

    /** The same, of these kinds. */
    public RelationFilter ofKinds(Set<RelationKind> others) {
        return new RelationFilter(others, from, to, levelAtLeast, states, traits, dates, said);
    }

    /**
     * Bounds of its instants, each strict; a relation that has no such instant is not within it.
     *
     * @param reviewedBefore the last review of its record lies before
     */
    public record Dates(
            @Nullable Instant startsAfter,
            @Nullable Instant endsBefore,
            @Nullable Instant endsAfter,
            @Nullable Instant reviewedBefore) {

        static final Dates ANY = new Dates(null, null, null, null);

        /** Whether the window of the terms is within the bounds. */
        public boolean include(Terms terms) {
            return (startsAfter == null || (terms.from() != null && terms.from().isAfter(startsAfter)))
                    && (endsBefore == null
                            || (terms.until() != null && terms.until().isBefore(endsBefore)))
                    && (endsAfter == null
                            || (terms.until() != null && terms.until().isAfter(endsAfter)));
        }
    }

    /**
     * What a source's words are asked.
     *
     * @param sources names of sources, one of which states it; empty: any
     * @param sourceKinds a source's own words for it; empty: any
     * @param properties what a source must say of it besides
     * @param sinceVersion stated, or stated otherwise, in this version of the estate or a later one; null: whenever
     */
    public record Said(
            Set<String> sources,
            Set<String> sourceKinds,
            List<PropertyFilter> properties,
            @Nullable Long sinceVersion) {

        static final Said ANYTHING = new Said(Set.of(), Set.of(), List.of(), null);

        public Said {
            sources = sorted(sources);
            sourceKinds = sorted(sourceKinds);
            properties = List.copyOf(properties);
        }
    }

    private static <T extends Comparable<? super T>> Set<T> sorted(Set<T> words) {
        return java.util.Collections.unmodifiableSortedSet(new TreeSet<>(words));
    }
}
