package blastradius.graphql.finding;

import blastradius.analysis.filter.Lifetimes;
import blastradius.finding.fact.Stated;
import blastradius.finding.fact.StatedFact;
import blastradius.graphql.governance.GovernanceNames;
import blastradius.ingest.value.Times;
import blastradius.ingest.value.TruthWords;
import blastradius.model.RelationKind;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads facts out of what sources say under names of their own. What nobody can read is as if nobody had said it. For one thread. */
public final class StatedWords {

    private final Snapshot snapshot;
    private final Stated.Builder stated;

    public StatedWords(Snapshot snapshot, Lifetimes lifetimes) {
        this.snapshot = snapshot;
        this.stated = new Stated.Builder(lifetimes, snapshot.entityCount());
    }

    /** What a source says of an entity; of several words the first counts. */
    public void entity(String id, int source, Map<String, Object> properties) {
        OptionalInt vertex = snapshot.vertexOf(id);
        if (vertex.isEmpty()) {
            return;
        }
        stated.source(source, vertex.getAsInt());
        for (StatedFact fact : StatedFact.values()) {
            if (fact.relation() == null && !properties.isEmpty()) {
                Object value = value(fact, properties);
                if (value != null) {
                    stated.fact(fact, vertex.getAsInt(), value);
                }
            }
        }
    }

    /** What a source says of a relation. */
    public void relation(String from, RelationKind kind, String to, Map<String, Object> properties) {
        OptionalInt source = snapshot.vertexOf(from);
        OptionalInt target = snapshot.vertexOf(to);
        if (source.isEmpty() || target.isEmpty()) {
            return;
        }
        for (StatedFact fact : StatedFact.values()) {
            Object value = fact.relation() == kind ? value(fact, properties) : null;
            if (value != null) {
                stated.fact(fact, source.getAsInt(), target.getAsInt(), value);
            }
        }
    }

    public Stated read() {
        return stated.build();
    }

    private static @Nullable Object value(StatedFact fact, Map<String, Object> properties) {
        return GovernanceNames.SHIPPED
                .values(fact.word(), properties)
                .flatMap(said -> read(fact, said))
                .findFirst()
                .orElse(null);
    }

    private static Stream<?> read(StatedFact fact, Object said) {
        return Stream.ofNullable(
                switch (fact.form()) {
                    case TIME -> time(fact, said.toString());
                    case TEXT ->
                        said instanceof Collection<?> || said.toString().isBlank() ? null : said.toString();
                    case TRUTH -> TruthWords.read(said.toString());
                    case LIST -> list(said);
                });
    }

    private static @Nullable Instant time(StatedFact fact, String text) {
        try {
            Times times = Times.in(ZoneOffset.UTC);
            return fact == StatedFact.EXCEPTION_ENDS ? times.end(text) : times.start(text);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static List<String> list(Object said) {
        return said instanceof Collection<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of(said.toString());
    }
}
