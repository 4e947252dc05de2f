package blastradius.scenario.comparison;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Source;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.BlastRadiusException;
import blastradius.model.Measure;
import blastradius.model.Scenario;
import blastradius.scenario.resolution.Resolution;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * One of the compared estates beside the others. What is asked for is computed once, when it is first asked for, within the comparison's budget.
 * Safe for any number of threads.
 */
public final class ComparedEstate {

    private final Comparison comparison;
    private final Alternative alternative;
    private @Nullable ComparedReach chosen;
    private @Nullable ComparedIdentities everyone;
    private @Nullable List<Regression> regressions;
    private @Nullable List<Contribution> contributions;

    ComparedEstate(Comparison comparison, Alternative alternative) {
        this.comparison = comparison;
        this.alternative = alternative;
    }

    Alternative alternative() {
        return alternative;
    }

    /** The estate of this column; entities that only others add stand in it without relations. */
    public Snapshot snapshot() {
        return alternative.snapshot();
    }

    /** What was changed; empty: nothing. */
    public Optional<Resolution> resolution() {
        return alternative.resolution();
    }

    /** Empty: the estate as it is. */
    public Optional<Scenario> scenario() {
        return resolution().map(Resolution::scenario);
    }

    /** What the chosen compromised entities reach; empty: none were chosen. */
    public synchronized Optional<ComparedReach> chosen() {
        List<Source> compromised = comparison.compromised();
        if (chosen == null && !compromised.isEmpty()) {
            chosen = ComparedReach.of(alternative, compromised, comparison.assumptions(), comparison.budget());
        }
        return Optional.ofNullable(chosen);
    }

    /** The measures of all identities. */
    public synchronized ComparedIdentities everyone() {
        if (everyone == null) {
            everyone = comparison.everyone(alternative);
        }
        return everyone;
    }

    /** What the chosen entities hold at another level than in the first column: losses and gains together. */
    public List<Move> entitiesMoved() {
        return chosen().flatMap(mine -> comparison.first().chosen().map(mine::entitiesSince))
                .orElse(List.of());
    }

    /** The same of valued organizations. */
    public List<Move> tenantsMoved() {
        return chosen().flatMap(mine -> comparison.first().chosen().map(mine::tenantsSince))
                .orElse(List.of());
    }

    /** Identities that reach more than in the first column; none where nothing is added to the estate as it is. */
    public synchronized List<Regression> regressions() {
        if (regressions == null) {
            regressions = Regressions.between(
                    comparison.first().alternative, alternative, comparison.assumptions(), comparison.budget());
        }
        return regressions;
    }

    /** How identities moved since the first column. */
    public List<ComparedIdentities.RankChange> rankChanges(Measure measure, AccessLevel level) {
        return this == comparison.first()
                ? List.of()
                : everyone().changesSince(comparison.first().everyone(), measure, level);
    }

    /** What is to be saved, as {@link Comparison#saved} says. From 0 to 100. */
    public double damage() {
        return switch (comparison.saved()) {
            case RESIDUAL_OF_CHOSEN -> chosen().orElseThrow().impact().score().residual();
            case MEAN_RESIDUAL -> everyone().meanResidual().orElseThrow();
            case MEAN_INHERENT -> everyone().meanScore();
        };
    }

    /** By how many points the damage is lower than in the first column; negative: it is higher. */
    public double saving() {
        return comparison.first().damage() - damage();
    }

    /** What all changes cost: each its unit cost for each thing that it changes. */
    public double cost() {
        return resolution().map(Resolution::cost).orElse(0.0);
    }

    /** Empty: it costs nothing. */
    public Optional<Double> savingPerCost() {
        return cost() == 0 ? Optional.empty() : Optional.of(saving() / cost());
    }

    /** What each change is worth; none for the estate as it is. */
    public synchronized List<Contribution> contributions() {
        if (contributions == null) {
            contributions = resolution().isEmpty()
                    ? List.of()
                    : new Contributions(comparison.base(), alternative, damageOf(), comparison.budget()).all();
        }
        return contributions;
    }

    /** Why there are no contributions although there are changes; empty: there are. */
    public Optional<String> contributionsReason() {
        return scenario()
                .map(scenario -> scenario.changes().size())
                .filter(count -> count > Contribution.MOST)
                .map(count ->
                        "the scenario has " + count + " changes; up to " + Contribution.MOST + " are taken apart");
    }

    private ToDoubleFunction<Alternative> damageOf() {
        Assumptions assumptions = comparison.assumptions();
        Budget budget = comparison.budget();
        return switch (comparison.saved()) {
            case RESIDUAL_OF_CHOSEN ->
                other -> ComparedReach.residual(other, comparison.compromised(), assumptions, budget);
            case MEAN_RESIDUAL ->
                other -> {
                    ComparedIdentities all = comparison.everyone(other);
                    return all.meanResidual()
                            .orElseThrow(() -> new BlastRadiusException.TimeExceeded(
                                    "the time did not suffice for the residual scores of all identities"));
                };
            case MEAN_INHERENT -> other -> comparison.everyone(other).meanScore();
        };
    }

    /** Columns that are nowhere worse than this one, costs included, and somewhere better. */
    public List<ComparedEstate> dominators() {
        List<ComparedEstate> dominators = new ArrayList<>();
        for (ComparedEstate other : comparison.columns()) {
            if (other != this && Dominance.of(other.choice(), choice())) {
                dominators.add(other);
            }
        }
        return dominators;
    }

    private Dominance.Choice choice() {
        return new Dominance.Choice(cost(), chosen(), everyone());
    }
}
