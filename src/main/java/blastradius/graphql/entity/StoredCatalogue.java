package blastradius.graphql.entity;

import blastradius.analysis.filter.Lifetimes;
import blastradius.analysis.selection.RelationSet;
import blastradius.graphql.governance.LastReviews;
import blastradius.graphql.governance.StatedProperties;
import blastradius.model.EntityFilter.PropertyTest;
import blastradius.model.RelationFilter;
import blastradius.model.RelationKind;
import blastradius.model.Sight;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.snapshot.Snapshot;
import blastradius.store.reading.Entities;
import blastradius.store.reading.EntityWords;
import blastradius.store.reading.RelationWords;
import blastradius.store.reading.Relations;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The catalogue as the store keeps it. */
@Component
final class StoredCatalogue implements Catalogue {

    private static final int AT_ONCE = 1000;

    private final Entities entities;
    private final Relations relations;
    private final RelationWords words;
    private final CurrentSnapshot current;
    private final LookUps lookUps;
    private final StatedProperties stated;
    private final LastReviews reviews;

    StoredCatalogue(
            Entities entities,
            EntityWords entityWords,
            Relations relations,
            RelationWords words,
            CurrentSnapshot current,
            Orders orders) {
        this.entities = entities;
        this.relations = relations;
        this.words = words;
        this.current = current;
        this.lookUps = new LookUps(entityWords::forEachSourceId, orders);
        this.stated = new StatedProperties((version, name, visitor) -> {
            if (name == null) {
                entityWords.forEachStated(version, visitor::stated);
            } else {
                entityWords.forEachStating(version, name, visitor::stated);
            }
        });
        this.reviews = new LastReviews((version, visitor) ->
                words.said(RelationKind.REVIEWED_BY, version, (record, kind, by, said) -> visitor.said(record, said)));
        current.onPublish(snapshot -> lookUps.follow(() -> snapshot));
        current.onPublish(snapshot -> stated.follow(() -> snapshot));
    }

    /** Also of the snapshot that the server starts with. */
    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        stated.follow(current::get);
        lookUps.follow(current::get);
    }

    @Override
    public Map<String, List<String>> idsOf(Collection<String> sourceIds) {
        return sourceIds.isEmpty() ? Map.of() : entities.idsBySourceId(sourceIds);
    }

    @Override
    public Map<String, List<String>> caselessIdsOf(Collection<String> ids) {
        return lookUps.caselessIdsOf(current.get(), ids);
    }

    @Override
    public int[] search(Snapshot snapshot, String words) {
        return lookUps.search(snapshot, words);
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
    public Map<String, Details> details(Collection<String> ids) {
        Map<String, Details> details = new HashMap<>();
        entities.details(ids).forEach((id, known) -> details.put(id, details(known)));
        return details;
    }

    @Override
    public List<EstateSource> sources() {
        return Sight.current().isWhole()
                ? entities.sources().stream()
                        .map(source -> new EstateSource(
                                source.name(), source.entities(), source.relations(), source.lastImport()))
                        .toList()
                : current.get().companion(SourcesOfPart.class, this::ofPart).all();
    }

    /** Of a part of an estate; when they were imported tells of the whole. */
    private record SourcesOfPart(List<EstateSource> all) {}

    private SourcesOfPart ofPart(Snapshot part) {
        Map<String, Long> entityCounts = new TreeMap<>();
        List<String> ids =
                IntStream.range(0, part.entityCount()).mapToObj(part::id).toList();
        for (int low = 0; low < ids.size(); low += AT_ONCE) {
            details(ids.subList(low, Math.min(low + AT_ONCE, ids.size())))
                    .values()
                    .forEach(known -> known.sources().stream()
                            .map(EntitySource::source)
                            .distinct()
                            .forEach(source -> entityCounts.merge(source, 1L, Long::sum)));
        }
        return new SourcesOfPart(entityCounts.entrySet().stream()
                .map(source -> new EstateSource(
                        source.getKey(),
                        source.getValue(),
                        read(part, new RelationFilter.Said(Set.of(source.getKey()), null, null, null, null))
                                .count(),
                        null))
                .toList());
    }

    /** As of the current snapshot; of two sources' words for relations that differ in their terms, those with the terms asked for. */
    @Override
    public Map<RelationKey, List<Evidence>> evidence(Collection<RelationKey> wanted) {
        Map<Relations.Key, List<Relations.Evidence>> known = relations.evidence(
                wanted.stream().map(StoredCatalogue::key).distinct().toList(),
                current.get().version());
        Map<RelationKey, List<Evidence>> evidence = new HashMap<>();
        wanted.forEach(relation ->
                evidence.put(relation, evidence(relation, known.getOrDefault(key(relation), List.of()))));
        return evidence;
    }

    private static List<Evidence> evidence(RelationKey relation, List<Relations.Evidence> known) {
        return known.stream()
                .filter(word -> word.terms().equals(relation.relationClass().terms()))
                .map(word -> new Evidence(
                        word.source(),
                        relation.relationClass().sourceKind(),
                        word.properties(),
                        word.first(),
                        word.since()))
                .toList();
    }

    @Override
    public BitSet reviewedSince(Snapshot snapshot, Instant at) {
        return reviews.since(snapshot, at);
    }

    @Override
    public List<RelationSet> stated(Snapshot snapshot, RelationFilter.Said said) {
        KeptSets kept = KeptSets.of(snapshot);
        return said.parts().stream()
                .map(part -> kept.get(part, origin -> read(origin, part)))
                .toList();
    }

    private RelationSet read(Snapshot snapshot, RelationFilter.Said part) {
        var at = new RelationWords.At(
                snapshot.version(), id -> snapshot.vertexOf(id).orElse(-1));
        PropertyTest property = part.property();
        boolean isAbsent = property != null && Boolean.FALSE.equals(property.exists());
        RelationSet set = isAbsent ? RelationSet.allBut(snapshot) : RelationSet.of(snapshot);
        if (part.sources() != null) {
            words.statedBy(part.sources(), at, set::add);
        }
        if (property != null) {
            words.withProperty(property.name(), property::passes, at, set::add);
        }
        if (part.sinceVersion() != null) {
            words.after(part.sinceVersion() - 1, at, set::add, set::remove);
        }
        return set;
    }

    private static Relations.Key key(RelationKey relation) {
        return new Relations.Key(
                relation.from(),
                relation.relationClass().kind(),
                relation.to(),
                relation.relationClass().sourceKind());
    }

    private static Details details(Entities.Details known) {
        List<EntitySource> sources = known.sources().stream()
                .filter(claim -> !claim.placeholder())
                .map(claim -> new EntitySource(claim.source(), claim.sourceId(), claim.sourceKind()))
                .toList();
        return new Details(sources, known.properties());
    }
}
