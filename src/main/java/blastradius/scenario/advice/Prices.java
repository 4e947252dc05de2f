package blastradius.scenario.advice;

import blastradius.analysis.question.Budget;
import blastradius.model.Change;
import blastradius.model.Scenario;
import blastradius.scenario.resolution.Resolution;
import blastradius.snapshot.Snapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What changes cost on an estate: each its unit cost for each thing that it changes when it is made alone. Not for several threads. */
final class Prices {

    private final Snapshot base;
    private final Budget budget;
    private final Map<Change, Double> known = new HashMap<>();

    Prices(Snapshot base, Budget budget) {
        this.base = base;
        this.budget = budget;
    }

    /** 0: it changes nothing. Beside others it never costs more, as they only leave it less to change. */
    double of(Change change) {
        Double price = known.get(change);
        if (price == null) {
            price = Resolution.of(base, Scenario.of("advice", change), budget).cost();
            known.put(change, price);
        }
        return price;
    }

    double of(Collection<Change> changes) {
        return changes.stream().mapToDouble(this::of).sum();
    }
}
