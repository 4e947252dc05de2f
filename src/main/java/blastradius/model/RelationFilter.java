package blastradius.model;

import blastradius.model.EntityFilter.PropertyTest;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Describes relations. What is null narrows nothing, an empty set lets nothing pass, and all that is said must hold.
 *
 * @param kinds one of these
 * @param from what it leads from
 * @param to what it leads to
 * @param levelAtLeast it gives at least this level: a grant that is held, what its scopes are given
 * @param states one of these
 * @param traits what it must be, or where false must not be
 * @param dates when it begins and ends
 * @param said who says it, and what
 */
public record RelationFilter(
        @Nullable Set<RelationKind> kinds,
        End from,
        End to,
        @Nullable AccessLevel levelAtLeast,
        @Nullable Set<GrantState> states,
        Map<RelationTrait, Boolean> traits,
        Dates dates,
        Said said) {

    /** Every relation. */
    public static final RelationFilter EVERYTHING =
            new RelationFilter(null, End.ANY, End.ANY, null, null, Map.of(), Dates.ANY, Said.ANYTHING);

    public RelationFilter {
        kinds = sorted(kinds);
        states = sorted(states);
        EnumMap<RelationTrait, Boolean> ordered = new EnumMap<>(RelationTrait.class);
        ordered.putAll(traits);
        traits = java.util.Collections.unmodifiableMap(ordered);
    }

    /** The same, of these kinds. */
    public RelationFilter ofKinds(Set<RelationKind> others) {
        return new RelationFilter(others, from, to, levelAtLeast, states, traits, dates, said);
    }

    /** The same, with these traits alone. */
    public RelationFilter withTraits(Map<RelationTrait, Boolean> others) {
        return new RelationFilter(kinds, from, to, levelAtLeast, states, others, dates, said);
    }

    /**
     * One of its ends.
     *
     * @param ids of entities, of which it is one
     * @param where what describes it
     */
    public record End(@Nullable Set<String> ids, @Nullable EntityFilter where) {

        static final End ANY = new End(null, null);

        public End {
            ids = sorted(ids);
        }
    }

    /** Bounds of its instants, each strict; a relation that has no such instant is not within it. */
    public record Dates(
            @Nullable Instant startsAfter,
            @Nullable Instant endsBefore,
            @Nullable Instant endsAfter) {

        static final Dates ANY = new Dates(null, null, null);

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
     * @param sources names of sources, one of which states it
     * @param sourceKinds a source's own words for it
     * @param property what a source must say of it besides
     * @param sinceVersion stated, or stated otherwise, in this version of the estate or a later one
     * @param reviewedBefore with a record that no source says to have been reviewed at this instant or later
     */
    public record Said(
            @Nullable Set<String> sources,
            @Nullable Set<String> sourceKinds,
            @Nullable PropertyTest property,
            @Nullable Long sinceVersion,
            @Nullable Instant reviewedBefore) {

        static final Said ANYTHING = new Said(null, null, null, null, null);

        /** What only the sources' own words of the relation itself tell, one by one: all of these must hold. */
        public List<Said> parts() {
            return Stream.of(
                            new Said(sources, null, null, null, null),
                            new Said(null, null, property, null, null),
                            new Said(null, null, null, sinceVersion, null))
                    .filter(part -> !part.equals(ANYTHING))
                    .toList();
        }

        public Said {
            sources = sorted(sources);
            sourceKinds = sorted(sourceKinds);
        }
    }

    private static <T extends Comparable<? super T>> @Nullable Set<T> sorted(@Nullable Set<T> words) {
        return words == null ? null : java.util.Collections.unmodifiableSortedSet(new TreeSet<>(words));
    }
}
