package blastradius.graphql.entity;

import blastradius.analysis.selection.RelationSet;
import blastradius.model.RelationFilter;
import blastradius.snapshot.Snapshot;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Function;

/** The sets of relations that were asked for last, as the store has to be gone through for each: 32 MiB at most. Lives as long as its snapshot. */
final class KeptSets {

    private static final long MOST_BYTES = 32L << 20;

    private final Snapshot snapshot;
    private final Cache<RelationFilter.Said, RelationSet> sets = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((RelationFilter.Said asked, RelationSet set) -> (int) Math.min(Integer.MAX_VALUE, set.bytes()))
            .build();

    private KeptSets(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Those of what the snapshot revises: of a scenario's relations no source says anything. */
    static KeptSets of(Snapshot snapshot) {
        return snapshot.origin().companion(KeptSets.class, KeptSets::new);
    }

    /** The set that answers, made where it is not kept; those who ask for the same meanwhile wait. */
    RelationSet get(RelationFilter.Said asked, Function<Snapshot, RelationSet> made) {
        return sets.get(asked, missing -> made.apply(snapshot));
    }
}
