package blastradius.ingest;

import blastradius.ingest.file.Committing;
import blastradius.ingest.writing.EstateWriter;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.ImportReport.Counts;
import blastradius.model.LookUp;
import blastradius.model.Relation;
import blastradius.model.RelationClass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An estate in memory, where tests look up what an import stated; what several sources state is put together. */
public final class RecordedEstate implements EstateWriter.Opening {

    public final Map<String, Entity> entities = new LinkedHashMap<>();
    public final List<Relation> relations = new ArrayList<>();
    public final Set<String> knownElsewhere = new HashSet<>();
    public final Map<String, EstateWriter.Elsewhere> saidElsewhere = new HashMap<>();
    /** What ends stand for that are looked up; nothing is found here. */
    public final Map<String, LookUp> lookUps = new LinkedHashMap<>();

    public String source = "";
    public int commits;

    /** One import's statements until the commit. */
    private final class Statements implements EstateWriter, EstateWriter.Run {

        private final Map<String, Entity> stated = new LinkedHashMap<>();
        private final List<Relation> between = new ArrayList<>();
        private final Set<Key> distinct = new HashSet<>();
        private final int sources;

        Statements(int sources) {
            this.sources = sources;
        }

        private record Key(RelationClass relation, String from, String to) {}

        @Override
        public void entity(Entity entity) {
            stated.putIfAbsent(entity.id(), entity);
        }

        @Override
        public void relation(Relation relation) {
            if (distinct.add(new Key(RelationClass.of(relation), relation.from(), relation.to()))) {
                between.add(relation);
            }
        }

        @Override
        public boolean knows(String id) {
            return knownElsewhere.contains(id);
        }

        @Override
        public List<String> matches(LookUp lookUp) {
            return List.of();
        }

        @Override
        public void lookUp(String id, LookUp lookUp) {
            lookUps.put(id, lookUp);
        }

        @Override
        public String idPrefix() {
            return source;
        }

        @Override
        @Nullable
        public Elsewhere elsewhere(String id) {
            return saidElsewhere.get(id);
        }

        @Override
        public EstateWriter source(int place) {
            return this;
        }

        @Override
        public List<Outcome> commit() {
            entities.putAll(stated);
            relations.addAll(between);
            commits++;
            Outcome all = new Outcome(
                    commits,
                    true,
                    new Counts(stated.size(), 0, 0, 0),
                    new Counts(between.size(), 0, 0, 0),
                    List.of(),
                    null);
            Outcome nothing = new Outcome(commits, true, Counts.ZERO, Counts.ZERO, List.of(), null);
            List<Outcome> outcomes = new ArrayList<>(Collections.nCopies(sources, nothing));
            outcomes.set(0, all);
            return outcomes;
        }

        @Override
        public void close() {
            stated.clear();
        }
    }

    @Override
    public EstateWriter.Run begin(EstateWriter.Intent intent, Committing committing) {
        source = intent.sources().getFirst();
        return new Statements(intent.sources().size());
    }

    @Override
    public List<String> sources() {
        return List.of();
    }

    @Override
    public void forEachTenant(String name, Consumer<Entity> visitor) {
        throw new AssertionError("there are no sources, and " + name + " is none");
    }

    public Entity entity(String id) {
        Entity entity = entities.get(id);
        if (entity == null) {
            throw new AssertionError("no entity " + id + " among " + entities.keySet());
        }
        return entity;
    }

    public List<Relation> ofSourceKind(String sourceKind) {
        return relations.stream()
                .filter(relation -> relation.sourceKind().equals(sourceKind))
                .toList();
    }

    public long count(EntityKind kind) {
        return entities.values().stream()
                .filter(entity -> entity.kind() == kind)
                .count();
    }
}
