package blastradius.graphql.relation;

import blastradius.analysis.selection.Closure;
import blastradius.graphql.entity.Catalogue;
import blastradius.graphql.entity.Catalogue.Evidence;
import blastradius.graphql.entity.RelationKey;
import blastradius.graphql.inquiry.RelationView;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Says of one relation whether it is open, why not, and who states it. */
@Controller
public final class TermsController {

    private final Catalogue catalogue;
    private final Clock clock;

    TermsController(Catalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @SchemaMapping(typeName = "Relation")
    boolean open(RelationView relation, @Argument @Nullable Instant at) {
        return closures(relation, instant(relation, at)).isEmpty();
    }

    @SchemaMapping(typeName = "Relation")
    List<String> whyNot(RelationView relation, @Argument @Nullable Instant at) {
        Instant asked = instant(relation, at);
        return closures(relation, asked).stream()
                .map(closure -> words(closure, relation, asked))
                .toList();
    }

    private Instant instant(RelationView relation, @Nullable Instant at) {
        Instant asked = at == null ? relation.asked() : at;
        return asked == null ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : asked;
    }

    private static Set<Closure> closures(RelationView relation, Instant at) {
        int from = relation.from().vertex();
        int to = relation.to().vertex();
        return Closure.of(relation.snapshot(), from, to, relation.relationClass(), at);
    }

    private static String words(Closure closure, RelationView relation, Instant at) {
        return switch (closure) {
            case NOT_YET -> "It begins at " + relation.window().from() + ", after " + at + ".";
            case ENDED -> "It ended at " + relation.window().until() + ", which is not after " + at + ".";
            case DENIED -> "It is denied by " + Objects.requireNonNull(relation.deniedByName()) + ".";
            case NEVER_DISCLOSED ->
                relation.from().name() + " never discloses " + relation.to().name() + ".";
            case DISABLED -> gained(relation) + " is disabled.";
        };
    }

    private static String gained(RelationView relation) {
        return (relation.kind().isBackwards() ? relation.from() : relation.to()).name();
    }

    @BatchMapping(typeName = "Relation")
    Map<RelationView, List<Evidence>> evidence(List<RelationView> relations) {
        return stated(relations);
    }

    @BatchMapping(typeName = "Relation")
    Map<RelationView, Long> firstVersion(List<RelationView> relations) {
        return versions(
                relations, words -> words.mapToLong(Evidence::firstVersion).min());
    }

    @BatchMapping(typeName = "Relation")
    Map<RelationView, Long> lastVersion(List<RelationView> relations) {
        return versions(
                relations, words -> words.mapToLong(Evidence::lastVersion).max());
    }

    private Map<RelationView, Long> versions(
            List<RelationView> relations, Function<Stream<Evidence>, OptionalLong> version) {
        Map<RelationView, Long> versions = new HashMap<>();
        stated(relations)
                .forEach((relation, words) ->
                        version.apply(words.stream()).ifPresent(found -> versions.put(relation, found)));
        return versions;
    }

    private Map<RelationView, List<Evidence>> stated(List<RelationView> relations) {
        Map<RelationKey, List<Evidence>> known = catalogue.evidence(
                relations.stream().map(RelationView::key).distinct().toList());
        Map<RelationView, List<Evidence>> evidence = new HashMap<>();
        relations.forEach(relation -> evidence.put(relation, known.getOrDefault(relation.key(), List.of())));
        return evidence;
    }
}
