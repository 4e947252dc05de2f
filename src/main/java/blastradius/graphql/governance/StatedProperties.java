package blastradius.graphql.governance;

import blastradius.analysis.filter.Lifetimes;
import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.analysis.filter.ToldElsewhere;
import blastradius.model.EntityFilter.PropertyTest;
import blastradius.model.EntityKind;
import blastradius.snapshot.Snapshot;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What sources state of the entities of a snapshot beside what analyses read. Lifetimes are made as soon as a snapshot comes, as the store
 * has to be read through, and whoever asks before waits; what was found of a property is kept for those who ask for the same. Safe for
 * several threads. Where all properties of an estate are little they are kept as well; else the first question about a name reads the store.
 */
public final class StatedProperties {

    /** Passes on what sources state: all words of an entity together, the newest first. */
    public interface Reading {

        /**
         * Of all entities of a version, or of those of which a source states the property.
         *
         * @param name null: any
         */
        void forEach(long version, @Nullable String name, Visitor visitor);
    }

    /** Takes what one source says of an entity. */
    public interface Visitor {

        /** {@code version}: when the source stated it, or changed it last. */
        void stated(String id, long version, Map<String, Object> properties);
    }

    private final Reading reading;
    private final LoadingCache<Snapshot, Known> known;

    public StatedProperties(Reading reading) {
        this.reading = reading;
        this.known = Caffeine.newBuilder().weakKeys().build(this::read);
    }

    /** What one passage through the store tells. */
    private record Known(Lifetimes lifetimes, PropertyColumns columns) {}

    /** Those of the snapshot, or of what it revises. */
    public Lifetimes lifetimes(Snapshot snapshot) {
        return known.get(snapshot.origin()).lifetimes();
    }

    /** Makes ready for a snapshot that is about to be asked about, on a thread of its own. */
    public void follow(Supplier<Snapshot> snapshot) {
        Thread.ofVirtual().start(() -> {
            try {
                lifetimes(snapshot.get());
            } catch (RuntimeException failed) {
                return; // whoever asks is told
            }
        });
    }

    private Known read(Snapshot snapshot) {
        Merging merging = new Merging(snapshot);
        reading.forEach(snapshot.version(), null, merging);
        merging.endEntity();
        addWhatIsToldElsewhere(merging.read, snapshot);
        return new Known(merging.read, merging.columns);
    }

    private static void addWhatIsToldElsewhere(Lifetimes read, Snapshot snapshot) {
        for (int vertex = 0; vertex < snapshot.entityCount(); vertex++) {
            boolean isGrant = snapshot.kind(vertex) == EntityKind.GRANT;
            boolean isPassword = snapshot.kind(vertex) == EntityKind.PASSWORD;
            Fact fact = isGrant ? Fact.ENDS : Fact.ROTATED;
            if ((isGrant || isPassword) && read.at(fact, vertex) == null) {
                Instant told = isGrant
                        ? ToldElsewhere.end(snapshot, vertex)
                        : rotated(read, ToldElsewhere.account(snapshot, vertex));
                if (told != null) {
                    read.put(fact, vertex, told);
                }
            }
        }
    }

    private static @Nullable Instant rotated(Lifetimes read, OptionalInt account) {
        return account.isPresent() ? read.at(Fact.ROTATED, account.getAsInt()) : null;
    }

    /** Takes the words of all sources of one entity together, as whoever asks for its properties is told them. */
    private static final class Merging implements Visitor {

        private final Snapshot snapshot;
        private final Lifetimes read;
        private final PropertyColumns columns = new PropertyColumns();
        private final Map<String, Object> properties = new HashMap<>();
        private String entity = "";

        private Merging(Snapshot snapshot) {
            this.snapshot = snapshot;
            this.read = new Lifetimes(snapshot.entityCount());
        }

        @Override
        public void stated(String id, long version, Map<String, Object> words) {
            if (!id.equals(entity)) {
                endEntity();
                entity = id;
            }
            words.forEach(properties::putIfAbsent);
            snapshot.vertexOf(id).ifPresent(vertex -> read.statedIn(vertex, version));
        }

        private void endEntity() {
            snapshot.vertexOf(entity).ifPresent(vertex -> {
                columns.add(vertex, properties);
                Governance stated = Governance.of(properties);
                for (Fact fact : Fact.values()) {
                    Instant at = stated.at(fact);
                    if (at != null) {
                        read.put(fact, vertex, at);
                    }
                }
            });
            properties.clear();
        }
    }

    /** The entities that pass. One look through what the store says of the property's name, unless it is kept. */
    public BitSet passing(PropertyTest test, Snapshot snapshot) {
        Snapshot origin = snapshot.origin();
        BitSet passing = Passing.of(origin).sets.get(test, missing -> read(test, origin));
        boolean isAbsent = Boolean.FALSE.equals(test.exists());
        return isAbsent ? withNewcomers(passing, origin.entityCount(), snapshot.entityCount()) : passing;
    }

    /* Of what a scenario adds no source says anything. */
    private static BitSet withNewcomers(BitSet passing, int first, int end) {
        if (first == end) {
            return passing;
        }
        BitSet all = (BitSet) passing.clone();
        all.set(first, end);
        return all;
    }

    private BitSet read(PropertyTest test, Snapshot snapshot) {
        BitSet stated = new BitSet(snapshot.entityCount());
        BitSet passing = new BitSet(snapshot.entityCount());
        PropertyColumns.Visitor visitor = (vertex, value) -> {
            if (!stated.get(vertex)) {
                stated.set(vertex);
                passing.set(vertex, test.passes(value));
            }
        };
        Known made = known.getIfPresent(snapshot);
        if (made == null || !made.columns().forEach(test.name(), visitor)) {
            reading.forEach(
                    snapshot.version(),
                    test.name(),
                    (id, version, properties) -> snapshot.vertexOf(id).ifPresent(vertex -> {
                        Object value = properties.get(test.name());
                        if (value != null) {
                            visitor.stated(vertex, value);
                        }
                    }));
        }
        if (Boolean.FALSE.equals(test.exists())) {
            stated.flip(0, snapshot.entityCount());
            return stated;
        }
        return passing;
    }

    /** What passed the tests that were asked for last: 16 MiB at most. Lives as long as its snapshot. */
    private static final class Passing {

        private static final long MOST_BYTES = 16L << 20;

        private final Cache<PropertyTest, BitSet> sets = Caffeine.newBuilder()
                .maximumWeight(MOST_BYTES)
                .weigher((PropertyTest test, BitSet set) -> 100 + set.size() / Byte.SIZE)
                .build();

        static Passing of(Snapshot snapshot) {
            return snapshot.companion(Passing.class, first -> new Passing());
        }
    }
}
