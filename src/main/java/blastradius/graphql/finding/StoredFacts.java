package blastradius.graphql.finding;

import blastradius.finding.fact.Stated;
import blastradius.graphql.governance.StatedFacts;
import blastradius.snapshot.Snapshot;
import blastradius.store.reading.EntityWords;
import blastradius.store.reading.RelationWords;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the store says, read once a snapshot. Safe for several threads. */
@Component
final class StoredFacts implements StatedSource {

    private final EntityWords entities;
    private final RelationWords relations;
    private final StatedFacts lifetimes;
    private final LoadingCache<Snapshot, Stated> stated;

    StoredFacts(EntityWords entities, RelationWords relations, StatedFacts lifetimes) {
        this.entities = entities;
        this.relations = relations;
        this.lifetimes = lifetimes;
        this.stated = Caffeine.newBuilder().weakKeys().build(this::read);
    }

    @Override
    public Stated stated(Snapshot snapshot) {
        return stated.get(snapshot.origin());
    }

    private Stated read(Snapshot snapshot) {
        StatedWords words = new StatedWords(snapshot, lifetimes.lifetimes(snapshot));
        entities.forEachSourced(snapshot.version(), words::entity);
        relations.said(Set.copyOf(Stated.relations()), snapshot.version(), words::relation);
        return words.read();
    }
}
