package blastradius.finding.fact;

import blastradius.analysis.filter.Lifetimes;
import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.model.RelationKind;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectMaps;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What sources state of the entities of one snapshot beside what analyses read, and which sources speak of which entity. Vertices are those of
 * the snapshot; of entities that a revision adds nothing is stated. 4 bytes an entity, and what is stated. Immutable once built.
 */
public final class Stated {

    private final Lifetimes lifetimes;
    private final Map<StatedFact, Int2ObjectMap<Object>> ofEntities;
    private final Map<StatedFact, Map<Long, Object>> ofRelations;
    private final int[] sources; // by vertex, the number of a set
    private final List<BitSet> sets;

    private Stated(Builder builder) {
        this.lifetimes = builder.lifetimes;
        this.ofEntities = builder.ofEntities;
        this.ofRelations = builder.ofRelations;
        this.sources = builder.sources;
        this.sets = List.copyOf(builder.sets);
    }

    /** When it came to be, was used, was renewed or ends; null: no source says. */
    public @Nullable Instant at(Fact fact, int vertex) {
        return lifetimes.at(fact, vertex);
    }

    /** A fact of an entity that is a time; null: no source says. */
    public @Nullable Instant time(StatedFact fact, int vertex) {
        return (Instant) value(fact, vertex);
    }

    /** A fact of an entity that is a text; null: no source says. */
    public @Nullable String text(StatedFact fact, int vertex) {
        return (String) value(fact, vertex);
    }

    /** Whether a fact of an entity is stated to be true. */
    public boolean isTrue(StatedFact fact, int vertex) {
        return Boolean.TRUE.equals(value(fact, vertex));
    }

    /** A fact of an entity that is a list; empty: no source says. */
    @SuppressWarnings("unchecked")
    public List<String> list(StatedFact fact, int vertex) {
        Object value = value(fact, vertex);
        return value == null ? List.of() : (List<String>) value;
    }

    /** A fact of a relation that is a time; null: no source says. */
    public @Nullable Instant time(StatedFact fact, int from, int to) {
        return (Instant) ofRelations.getOrDefault(fact, Map.of()).get(key(from, to));
    }

    /** The entities that relations lead from of which a source states the fact. */
    public BitSet from(StatedFact fact) {
        BitSet from = new BitSet();
        ofRelations.getOrDefault(fact, Map.of()).keySet().forEach(key -> from.set((int) (key >> Integer.SIZE)));
        return from;
    }

    /** Whether a source states a fact of an entity. */
    public boolean isStated(StatedFact fact, int vertex) {
        return value(fact, vertex) != null;
    }

    /** Whether a source states a fact of a relation. */
    public boolean isStated(StatedFact fact, int from, int to) {
        return ofRelations.getOrDefault(fact, Map.of()).containsKey(key(from, to));
    }

    private @Nullable Object value(StatedFact fact, int vertex) {
        return ofEntities.getOrDefault(fact, Int2ObjectMaps.emptyMap()).get(vertex);
    }

    /** The entities of which a source states the fact. */
    public BitSet known(StatedFact fact) {
        BitSet known = new BitSet();
        ofEntities.getOrDefault(fact, Int2ObjectMaps.emptyMap()).keySet().forEach(known::set);
        return known;
    }

    /** Whether any source states the fact of anything. */
    public boolean isStated(StatedFact fact) {
        return ofEntities.containsKey(fact) || ofRelations.containsKey(fact);
    }

    /** The sources that speak of an entity, by numbers of their own. */
    BitSet sources(int vertex) {
        return vertex < sources.length ? sets.get(sources[vertex]) : new BitSet();
    }

    private static long key(int from, int to) {
        return (long) from << Integer.SIZE | to;
    }

    /** Takes what sources say, the word that counts first. For one thread. */
    public static final class Builder {

        private final Lifetimes lifetimes;
        private final Map<StatedFact, Int2ObjectMap<Object>> ofEntities = new EnumMap<>(StatedFact.class);
        private final Map<StatedFact, Map<Long, Object>> ofRelations = new EnumMap<>(StatedFact.class);
        private final int[] sources;
        private final List<BitSet> sets = new ArrayList<>(List.of(new BitSet()));
        private final Map<BitSet, Integer> numbers = new HashMap<>(Map.of(new BitSet(), 0));

        /** Of a snapshot with so many entities. */
        public Builder(Lifetimes lifetimes, int entities) {
            this.lifetimes = lifetimes;
            this.sources = new int[entities];
        }

        /** A source speaks of an entity. */
        public void source(int source, int vertex) {
            BitSet known = sets.get(sources[vertex]);
            if (!known.get(source)) {
                BitSet more = (BitSet) known.clone();
                more.set(source);
                sources[vertex] = numbers.computeIfAbsent(more, set -> {
                    sets.add(set);
                    return sets.size() - 1;
                });
            }
        }

        /** It states a fact of an entity; the first word stands. */
        public void fact(StatedFact fact, int vertex, Object value) {
            ofEntities
                    .computeIfAbsent(fact, first -> new Int2ObjectOpenHashMap<>())
                    .putIfAbsent(vertex, value);
        }

        /** It states a fact of the relations of {@link StatedFact#relation} between two entities; the latest time stands, of other facts the first word. */
        public void fact(StatedFact fact, int from, int to, Object value) {
            ofRelations
                    .computeIfAbsent(fact, first -> new HashMap<>())
                    .merge(
                            key(from, to),
                            value,
                            (first, other) ->
                                    first instanceof Instant then && other instanceof Instant now && now.isAfter(then)
                                            ? other
                                            : first);
        }

        public Stated build() {
            return new Stated(this);
        }
    }

    /** Of which kinds of relations facts are asked. */
    public static List<RelationKind> relations() {
        return java.util.Arrays.stream(StatedFact.values())
                .map(StatedFact::relation)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .toList();
    }
}
