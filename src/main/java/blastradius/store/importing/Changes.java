package blastradius.store.importing;

import blastradius.model.ImportReport;
import blastradius.model.PlainText;
import blastradius.model.Removing;
import blastradius.store.database.Columns;
import blastradius.store.database.RelationClasses;
import blastradius.store.statement.Statements;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Session;

/** What an import changes of what one source states: known before anything is written. */
final class Changes {

    private static final String NAMES =
            "UNWIND $no AS no MATCH (e:Entity {no: no}) RETURN no, e.name AS name, e.key AS key";

    private static final int IN_A_SENTENCE = 3;

    private final Part part;
    private final EntityDiff entities;
    private final RelationDiff relations;
    private final boolean leaves;
    private final List<String> removed;
    private final List<String> danglingIds = new ArrayList<>();
    private final long danglingEnds;

    private Changes(Import run, Part part, Session session) {
        boolean keepUnstated = run.plan().mode() == Import.Mode.ADD;
        this.part = part;
        leaves = run.plan().mode() == Import.Mode.LEAVE;
        entities = new EntityDiff(run.before(), part.source(), part.statements(), keepUnstated);
        relations = new RelationDiff(part.source(), part.statements(), keepUnstated);
        relations.compare(session, run.before().end());
        removed = removed(session, run.classes());
        danglingEnds = dangling();
    }

    /** Compares what the part of the import states with what its source stated. */
    static Changes of(Import run, Part part, Session session) {
        return new Changes(run, part, session);
    }

    boolean isAny() {
        return leaves || entities.isAny() || relations.isAny();
    }

    Removing.Loss loss() {
        String examples = String.join(", ", removed.subList(0, Math.min(IN_A_SENTENCE, removed.size())));
        return new Removing.Loss(part.source().name(), entities.counts(), relations.counts(), examples);
    }

    /** Writes claims; adds the numbers of the entities that are now to be put together anew. */
    void writeEntities(SourceWriter writer, BitSet touched) {
        entities.write(writer, touched);
    }

    /** Writes relations, and how much the source now states. */
    void writeRelations(SourceWriter writer) {
        relations.write(writer);
        writer.version().states(part.source(), entities.counts(), relations.counts(), leaves);
    }

    /** What became of the source, in a version that is there or, of a trial or a refusal, would be. */
    Import.Outcome outcome(long version, @Nullable String refusal) {
        return new Import.Outcome(
                version,
                isAny(),
                entities.counts(),
                relations.counts(),
                relations.duplicates(),
                part.statements().repetitions(),
                danglingEnds,
                List.copyOf(danglingIds),
                removed,
                refusal);
    }

    private long dangling() {
        long[] count = {0};
        Statements statements = part.statements();
        statements.forEachMention("counting dangling ends", (no, key) -> {
            if (!statements.isDescribed(no) && !part.isDescribedElsewhere(no)) {
                count[0]++;
                if (danglingIds.size() < ImportReport.MAX_LISTED) {
                    danglingIds.add(key);
                }
            }
        });
        return count[0];
    }

    private record Removal(int from, int to, int classNo) {}

    /* Entities, then relations, the first of each by name. */
    private List<String> removed(Session session, RelationClasses classes) {
        List<Integer> gone = entities.removed().stream()
                .limit(ImportReport.MAX_NAMED)
                .boxed()
                .toList();
        List<Removal> ended = new ArrayList<>();
        relations.forEachRemoved(
                ImportReport.MAX_NAMED, (from, to, classNo) -> ended.add(new Removal(from, to, classNo)));
        BitSet numbers = new BitSet();
        gone.forEach(numbers::set);
        ended.forEach(removal -> {
            numbers.set(removal.from());
            numbers.set(removal.to());
        });
        Map<Integer, String> names = names(session, numbers);
        List<String> words = new ArrayList<>();
        gone.forEach(no -> words.add(names.getOrDefault(no, "")));
        ended.forEach(removal -> words.add(names.getOrDefault(removal.from(), "") + " "
                + classes.get(removal.classNo()).kind() + " " + names.getOrDefault(removal.to(), "")));
        return List.copyOf(words);
    }

    private static Map<Integer, String> names(Session session, BitSet numbers) {
        Map<Integer, String> names = new HashMap<>();
        if (!numbers.isEmpty()) {
            session.run(NAMES, Map.of("no", numbers.stream().boxed().toList()))
                    .forEachRemaining(row -> names.put(row.get("no").asInt(), name(row)));
        }
        return names;
    }

    private static String name(org.neo4j.driver.Record row) {
        String name = String.valueOf(Columns.textOrNull(row.get("name")));
        String key = row.get("key").asString();
        return PlainText.shown(name) + (name.equals(key) ? "" : " (" + PlainText.shown(key) + ")");
    }
}
