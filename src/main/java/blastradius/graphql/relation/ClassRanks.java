package blastradius.graphql.relation;

import blastradius.model.RelationClass;
import blastradius.model.TermsText;
import blastradius.snapshot.ArcClass;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** The places of a snapshot's arc classes in the orders that classes alone decide; each is worked out once, and lives as long as the snapshot. */
final class ClassRanks {

    private final List<ArcClass> classes;
    private final Map<RelationField, int[]> known = new ConcurrentHashMap<>();
    private final int[] all;

    private ClassRanks(Snapshot snapshot) {
        this.classes = snapshot.arcClasses();
        Map<RelationClass, String> texts = new HashMap<>();
        this.all = ranks(Comparator.comparing(RelationClass::kind)
                .thenComparing(RelationClass::sourceKind)
                .thenComparing(relation -> texts.computeIfAbsent(relation, missing -> TermsText.of(missing.terms()))));
    }

    static ClassRanks of(Snapshot snapshot) {
        return snapshot.companion(ClassRanks.class, ClassRanks::new);
    }

    /** By kind, then by what tells relations of a kind apart. */
    int all(int arcClass) {
        return all[arcClass];
    }

    /** By what the classes of relations can be ordered by; those that agree in it have one place. */
    int[] by(RelationField by) {
        return known.computeIfAbsent(by, missing -> ranks(order(missing)));
    }

    private static Comparator<RelationClass> order(RelationField by) {
        return switch (by) {
            case KIND -> Comparator.comparing(RelationClass::kind);
            case LEVEL ->
                Comparator.comparing(
                        relation -> Objects.requireNonNullElse(relation.terms().level(), relation.gives()));
            case STARTS ->
                Comparator.comparing(
                        relation -> Objects.requireNonNullElse(relation.terms().from(), Instant.MIN));
            case ENDS ->
                Comparator.comparing(
                        relation -> Objects.requireNonNullElse(relation.terms().until(), Instant.MAX));
            case FROM, TO -> throw new IllegalArgumentException("classes have no ends");
        };
    }

    private int[] ranks(Comparator<RelationClass> order) {
        Comparator<Integer> ofNumbers = Comparator.comparing(this::relation, order);
        List<Integer> sorted = IntStream.range(0, classes.size())
                .filter(number -> classes.get(number).relation() != null)
                .boxed()
                .sorted(ofNumbers)
                .toList();
        int[] ranks = new int[classes.size()];
        for (int i = 1; i < sorted.size(); i++) {
            int step = ofNumbers.compare(sorted.get(i - 1), sorted.get(i)) == 0 ? 0 : 1;
            ranks[sorted.get(i)] = ranks[sorted.get(i - 1)] + step;
        }
        return ranks;
    }

    private RelationClass relation(int number) {
        return Objects.requireNonNull(classes.get(number).relation(), "only relations are ordered");
    }
}
