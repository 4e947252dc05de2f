package blastradius.graphql;

import blastradius.analysis.filter.Lifetimes;
import blastradius.analysis.selection.RelationSet;
import blastradius.graphql.entity.Catalogue;
import blastradius.graphql.entity.RelationKey;
import blastradius.graphql.governance.LastReviews;
import blastradius.graphql.governance.StatedProperties;
import blastradius.model.Entity;
import blastradius.model.EntityFilter.PropertyTest;
import blastradius.model.RelationClass;
import blastradius.model.RelationFilter;
import blastradius.model.RelationKind;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the fixture states, in memory. */
public final class FixtureCatalogue implements Catalogue {

    /** A search for this word is answered only after {@link #answerNow}. */
    public static final String NEVER = "never";

    /** A search for this word finds more than memory holds. */
    public static final String TOO_LARGE = "too large";

    private static final String SOURCE = "fixture";

    private volatile CountDownLatch answered = new CountDownLatch(1);
    public final AtomicInteger reads = new AtomicInteger();
    public final AtomicInteger lookUps = new AtomicInteger();
    public final AtomicInteger searches = new AtomicInteger();

    public void answerNow() {
        CountDownLatch waiting = answered;
        answered = new CountDownLatch(1);
        waiting.countDown();
    }

    @Override
    public Map<String, List<String>> idsOf(Collection<String> sourceIds) {
        lookUps.incrementAndGet();
        return Fixture.ESTATE.entities().stream()
                .filter(entity -> sourceIds.contains(entity.sourceId()))
                .collect(Collectors.groupingBy(Entity::sourceId, Collectors.mapping(Entity::id, Collectors.toList())));
    }

    @Override
    public Map<String, List<String>> caselessIdsOf(Collection<String> ids) {
        return ids.stream()
                .collect(Collectors.toMap(
                        id -> id,
                        id -> Fixture.ESTATE.entities().stream()
                                .filter(entity ->
                                        id.equalsIgnoreCase(entity.sourceId()) || id.equalsIgnoreCase(entity.id()))
                                .map(Entity::id)
                                .toList()));
    }

    private final StatedProperties stated = new StatedProperties((version, name, visitor) ->
            Fixture.ESTATE.entities().forEach(entity -> visitor.stated(entity.id(), version, entity.properties())));

    private final LastReviews reviews = new LastReviews((version, visitor) -> Fixture.ESTATE.relations().stream()
            .filter(relation -> relation.kind() == RelationKind.REVIEWED_BY)
            .forEach(relation -> visitor.said(relation.from(), relation.evidence())));

    @Override
    public BitSet reviewedSince(Snapshot snapshot, Instant at) {
        return reviews.since(snapshot, at);
    }

    @Override
    public Lifetimes lifetimes(Snapshot snapshot) {
        return stated.lifetimes(snapshot);
    }

    @Override
    public BitSet passing(PropertyTest test, Snapshot snapshot) {
        return stated.passing(test, snapshot);
    }

    @Override
    public int[] search(Snapshot snapshot, String words) {
        searches.incrementAndGet();
        if (words.equals(NEVER)) {
            await();
        }
        if (words.equals(TOO_LARGE)) {
            throw new OutOfMemoryError("Java heap space");
        }
        if (words.equals("fail")) {
            throw new IllegalStateException("secret detail");
        }
        return IntStream.range(0, snapshot.entityCount())
                .filter(vertex -> (snapshot.name(vertex) + snapshot.id(vertex))
                        .toLowerCase(Locale.ROOT)
                        .contains(words.toLowerCase(Locale.ROOT)))
                .boxed()
                .sorted(Comparator.comparing(snapshot::name))
                .mapToInt(vertex -> vertex)
                .toArray();
    }

    private void await() {
        try {
            answered.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Map<String, Details> details(Collection<String> ids) {
        reads.incrementAndGet();
        return Fixture.ESTATE.entities().stream()
                .filter(entity -> ids.contains(entity.id()))
                .collect(Collectors.toMap(
                        Entity::id,
                        entity -> new Details(
                                List.of(new EntitySource(SOURCE, entity.sourceId(), entity.sourceKind())),
                                entity.properties())));
    }

    @Override
    public List<EstateSource> sources() {
        return List.of(new EstateSource(
                SOURCE,
                Fixture.ESTATE.entities().size(),
                Fixture.ESTATE.relations().size(),
                Fixture.TAKEN_AT));
    }

    @Override
    public List<RelationSet> stated(Snapshot snapshot, RelationFilter.Said said) {
        List<RelationSet> sets = new ArrayList<>();
        if (said.sources() != null) {
            sets.add(said.sources().contains(SOURCE) ? RelationSet.allBut(snapshot) : RelationSet.of(snapshot));
        }
        PropertyTest property = said.property();
        if (property != null) {
            RelationSet set = RelationSet.of(snapshot);
            Fixture.ESTATE.relations().stream()
                    .filter(relation -> relation.evidence().containsKey(property.name())
                            && property.passes(relation.evidence().get(property.name())))
                    .forEach(relation -> set.add(relation.from(), relation.to(), RelationClass.of(relation)));
            sets.add(set);
        }
        return sets;
    }

    @Override
    public Map<RelationKey, List<Evidence>> evidence(Collection<RelationKey> relations) {
        reads.incrementAndGet();
        return Fixture.ESTATE.relations().stream()
                .collect(Collectors.groupingBy(
                        relation -> new RelationKey(relation.from(), relation.to(), RelationClass.of(relation)),
                        Collectors.mapping(
                                relation -> new Evidence(
                                        SOURCE, relation.sourceKind(), relation.evidence(), 1, Fixture.VERSION),
                                Collectors.toList())));
    }
}
