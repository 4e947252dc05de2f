package blastradius.scenario.comparison;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Source;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.BlastRadiusException;
import blastradius.model.Scenario;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Scenarios side by side over one estate: for chosen compromised entities and for all identities. All columns are valued alike, as the estate
 * that has everything that any of them has, so that scores compare. What a column says is measured against the first one. Nothing is computed
 * before it is asked for.
 */
public final class Comparison {

    private final Snapshot base;
    private final List<Source> compromised;
    private final ComparisonQuestion question;
    private final AllIdentities identities;
    private final List<ComparedEstate> columns;

    private Comparison(
            Snapshot base, List<Alternative> alternatives, List<Source> compromised, ComparisonQuestion question) {
        this.base = base;
        this.question = question;
        this.identities = new AllIdentities(alternatives.getFirst(), question);
        this.compromised = List.copyOf(compromised);
        this.columns = alternatives.stream()
                .skip(question.withBaseline() ? 0 : 1)
                .map(alternative -> new ComparedEstate(this, alternative))
                .toList();
    }

    /**
     * Resolves the scenarios.
     *
     * @param compromised chosen entities of the estate as it is; empty: only all identities are compared
     * @throws BlastRadiusException.BadRequest where there is nothing to compare, or {@code maxHops} is set: all identities are measured without it
     */
    public static Comparison of(
            Snapshot base, List<Scenario> scenarios, List<Source> compromised, ComparisonQuestion question) {
        if (scenarios.isEmpty() && !question.withBaseline()) {
            throw new BlastRadiusException.BadRequest("there is nothing to compare; name a scenario or set baseline");
        }
        refuseMaxHops(question);
        List<Alternative> alternatives = Alternative.of(base, scenarios, question.budget());
        return new Comparison(base, alternatives, compromised, question);
    }

    /**
     * Two versions of the estate, the earlier one first: what has changed between them, by the same measures. Entities that only one of them
     * has stand in the other without relations.
     *
     * @param compromised ids of chosen entities with the levels at which they are held; those that neither version has are left out
     */
    public static Comparison ofVersions(
            Snapshot from, Snapshot to, Map<String, AccessLevel> compromised, ComparisonQuestion question) {
        refuseMaxHops(question);
        List<Alternative> versions = Drift.between(from, to, question.budget());
        Snapshot numbered = versions.getFirst().snapshot();
        List<Source> sources = new ArrayList<>();
        compromised.forEach(
                (id, level) -> numbered.vertexOf(id).ifPresent(vertex -> sources.add(new Source(vertex, level))));
        return new Comparison(numbered, versions, sources, question);
    }

    /** What savings are savings of. */
    public enum Saved {
        /** The residual score of the chosen entities. */
        RESIDUAL_OF_CHOSEN,
        /** The mean residual score of all identities, where none were chosen. */
        MEAN_RESIDUAL,
        /** Their mean inherent score, where the time does not suffice for all residual ones: it does not see gates. */
        MEAN_INHERENT
    }

    /** The same for all columns. */
    public Saved saved() {
        if (!compromised.isEmpty()) {
            return Saved.RESIDUAL_OF_CHOSEN;
        }
        boolean exact = columns.stream()
                .allMatch(column -> column.everyone().meanResidual().isPresent());
        return exact ? Saved.MEAN_RESIDUAL : Saved.MEAN_INHERENT;
    }

    private static void refuseMaxHops(ComparisonQuestion question) {
        if (question.assumptions().maxHops() != null) {
            throw new BlastRadiusException.BadRequest("maxHops is "
                    + question.assumptions().maxHops()
                    + "; a comparison has no bound of hops, as all identities are measured without one");
        }
    }

    Snapshot base() {
        return base;
    }

    /** In the order asked for; the estate as it is first, if it is asked for. */
    public List<ComparedEstate> columns() {
        return columns;
    }

    /** What all columns are measured against. */
    public ComparedEstate first() {
        return columns.getFirst();
    }

    public List<Source> compromised() {
        return compromised;
    }

    public Assumptions assumptions() {
        return question.assumptions();
    }

    /** The measures of all identities of one of the compared estates, or of a part of one. */
    ComparedIdentities everyone(Alternative alternative) {
        return identities.of(alternative);
    }

    Budget budget() {
        return question.budget();
    }
}
