package blastradius.ingest;

import blastradius.ingest.file.Committing;
import blastradius.ingest.writing.EstateWriter;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.ImportReport.Counts;
import blastradius.model.LookUp;
import blastradius.model.Relation;
import blastradius.model.RelationClass;
import blastradius.model.Weighting;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.SnapshotBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An estate in memory that several sources state, each replaced by its next import, as the store keeps it: for thousands of small ones. */
final class SeveralSources implements EstateWriter.Opening {

    private final Map<String, Statements> sources = new TreeMap<>();

    private final class Statements implements EstateWriter {

        private final String source;
        private final Map<String, Entity> entities = new LinkedHashMap<>();
        private final List<Relation> relations = new ArrayList<>();

        Statements(String source) {
            this.source = source;
        }

        @Override
        public void entity(Entity entity) {
            entities.putIfAbsent(entity.id(), entity);
        }

        @Override
        public void relation(Relation relation) {
            relations.add(relation);
        }

        @Override
        public boolean knows(String id) {
            return elsewhere(id) != null;
        }

        @Override
        @Nullable
        public Elsewhere elsewhere(String id) {
            List<Entity> said = sources.values().stream()
                    .filter(other -> !other.source.equals(source))
                    .flatMap(other -> Stream.ofNullable(other.entities.get(id)))
                    .toList();
            if (said.isEmpty()) {
                return null;
            }
            EntityKind kind = said.getFirst().kind();
            Optional<String> home = said.stream()
                    .map(entity -> entity.kind().type() == EntityType.TENANT ? id : entity.tenant())
                    .filter(Objects::nonNull)
                    .findFirst();
            return new Elsewhere(kind, home.orElse(null));
        }

        @Override
        public List<String> matches(LookUp lookUp) {
            return List.of();
        }

        @Override
        public void lookUp(String id, LookUp lookUp) {
            /* Nothing else is looked into. */
        }

        @Override
        public String idPrefix() {
            return source;
        }
    }

    private final class Import implements EstateWriter.Run {

        private final List<Statements> parts;

        Import(List<String> names) {
            parts = names.stream().map(Statements::new).toList();
        }

        @Override
        public EstateWriter source(int place) {
            return parts.get(place);
        }

        @Override
        public List<EstateWriter.Outcome> commit() {
            parts.forEach(part -> sources.put(part.source, part));
            return parts.stream()
                    .map(part -> new EstateWriter.Outcome(1, true, Counts.ZERO, Counts.ZERO, List.of(), null))
                    .toList();
        }

        @Override
        public void close() {
            /* What was not committed is forgotten. */
        }
    }

    @Override
    public EstateWriter.Run begin(EstateWriter.Intent intent, Committing meter) {
        return new Import(intent.sources());
    }

    @Override
    public List<String> sources() {
        return List.copyOf(sources.keySet());
    }

    @Override
    public void forEachTenant(String source, Consumer<Entity> visitor) {
        Objects.requireNonNull(sources.get(source)).entities.values().stream()
                .filter(entity -> entity.kind().type() == EntityType.TENANT || entity.tenant() != null)
                .forEach(visitor);
    }

    void clear() {
        sources.clear();
    }

    Snapshot snapshot() {
        SnapshotBuilder builder = new SnapshotBuilder(Weighting.DEFAULT);
        Map<String, Entity> entities = new LinkedHashMap<>();
        sources.values().forEach(source -> source.entities.forEach(entities::putIfAbsent));
        sources.values().stream()
                .flatMap(source -> source.relations.stream())
                .flatMap(relation -> Stream.of(relation.from(), relation.to()))
                .forEach(id -> entities.putIfAbsent(id, Entity.of(id, EntityKind.OTHER)));
        entities.values().forEach(entity -> builder.entity(entity, Set.of(entity.sourceKind())));
        sources.values().stream()
                .flatMap(source -> source.relations.stream())
                .forEach(relation -> builder.relation(
                        builder.vertexOf(relation.from()).orElseThrow(),
                        builder.vertexOf(relation.to()).orElseThrow(),
                        builder.relationClass(RelationClass.of(relation))));
        return builder.build(1, Instant.EPOCH);
    }
}
