package blastradius.scenario;

import blastradius.analysis.Budget;
import blastradius.analysis.Source;
import blastradius.model.Assumptions;
import blastradius.model.BlastRadiusException;
import blastradius.model.Scenario;
import blastradius.snapshot.Snapshot;
import java.util.List;

/**
 * Scenarios side by side over one estate: for chosen compromised entities and for all identities. All columns are valued alike, as the estate
 * that has everything that any of them has, so that scores compare. What a column says is measured against the first one. Nothing is computed
 * before it is asked for.
 */
public final class Comparison {

    private final Snapshot base;
    private final List<Source> compromised;
    private final Assumptions assumptions;
    private final Budget budget;
    private final List<Column> columns;

    private Comparison(Snapshot base, List<Alternative> alternatives, List<Source> compromised, Question question) {
        this.base = base;
        this.compromised = List.copyOf(compromised);
        this.assumptions = question.assumptions();
        this.budget = question.budget();
        this.columns = alternatives.stream()
                .map(alternative -> new Column(this, alternative))
                .toList();
    }

    /**
     * What is compared under what.
     *
     * @param withBaseline whether the estate as it is comes first
     */
    public record Question(Assumptions assumptions, boolean withBaseline, Budget budget) {}

    /**
     * Resolves the scenarios.
     *
     * @param compromised chosen entities of the estate as it is; empty: only all identities are compared
     * @throws BlastRadiusException.BadRequest where there is nothing to compare, or {@code maxHops} is set: all identities are measured without it
     */
    public static Comparison of(Snapshot base, List<Scenario> scenarios, List<Source> compromised, Question question) {
        if (scenarios.isEmpty() && !question.withBaseline()) {
            throw new BlastRadiusException.BadRequest("there is nothing to compare; name a scenario or set baseline");
        }
        if (question.assumptions().maxHops() != null) {
            throw new BlastRadiusException.BadRequest("maxHops is "
                    + question.assumptions().maxHops()
                    + "; a comparison has no bound of hops, as all identities are measured without one");
        }
        List<Alternative> alternatives = Alternative.of(base, scenarios);
        return new Comparison(
                base,
                question.withBaseline() ? alternatives : alternatives.subList(1, alternatives.size()),
                compromised,
                question);
    }

    Snapshot base() {
        return base;
    }

    /** In the order asked for; the estate as it is first, if it is asked for. */
    public List<Column> columns() {
        return columns;
    }

    /** What all columns are measured against. */
    public Column first() {
        return columns.getFirst();
    }

    public List<Source> compromised() {
        return compromised;
    }

    public Assumptions assumptions() {
        return assumptions;
    }

    Budget budget() {
        return budget;
    }
}
