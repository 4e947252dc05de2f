package blastradius.finding;

import blastradius.finding.emergency.BreakGlassRecord;
import blastradius.finding.outcome.Finding;
import blastradius.model.AcceptedRisk;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * Which findings somebody accepts at an instant: those that an exception names, and those of which an exception covers every subject. What an emergency account lacks on
 * record is no risk that the record itself accepts. Immutable.
 */
public final class Accepted {

    private static final BinaryOperator<AcceptedRisk> LAST =
            BinaryOperator.maxBy(Comparator.comparing(AcceptedRisk::until).thenComparing(AcceptedRisk::id));

    private final Map<String, AcceptedRisk> findings = new HashMap<>();
    private final Map<Integer, AcceptedRisk> entities = new HashMap<>();

    private Accepted() {}

    /** By those exceptions that count at the instant. */
    public static Accepted at(Instant at, Collection<AcceptedRisk> risks, Snapshot snapshot) {
        Accepted accepted = new Accepted();
        for (AcceptedRisk risk : risks) {
            if (risk.isOpenAt(at)) {
                accepted.add(risk, snapshot);
            }
        }
        return accepted;
    }

    private void add(AcceptedRisk risk, Snapshot snapshot) {
        if (risk.finding() != null) {
            findings.merge(risk.finding(), risk, LAST);
        }
        if (risk.entity() != null) {
            snapshot.vertexOf(risk.entity()).ifPresent(vertex -> entities.merge(vertex, risk, LAST));
        }
    }

    /** The exception by which a finding is accepted; of several that name it the one that ends last, of several that cover its subjects the one that ends first. */
    public Optional<AcceptedRisk> by(Finding finding) {
        AcceptedRisk named = findings.get(finding.id());
        return named == null ? covering(finding) : Optional.of(named);
    }

    private Optional<AcceptedRisk> covering(Finding finding) {
        if (entities.isEmpty() || finding.rule().id().equals(BreakGlassRecord.ID)) {
            return Optional.empty();
        }
        List<AcceptedRisk> covering = finding.subjects().stream()
                .map(entities::get)
                .filter(Objects::nonNull)
                .toList();
        return covering.size() < finding.subjects().size()
                ? Optional.empty()
                : covering.stream().min(Comparator.comparing(AcceptedRisk::until));
    }
}
