package blastradius.scenario.incident;

import blastradius.analysis.chokepoint.Loss;
import blastradius.analysis.containment.CutCosts;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.model.Action;
import blastradius.model.Change;
import blastradius.model.EntityType;
import blastradius.model.Scenario;
import blastradius.model.Selection;
import blastradius.scenario.resolution.Resolution;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One of the things that were taken, and what the attack loses if it is his no more: an identity that is disabled and whose sessions have ended, a credential that has a new value,
 * anything else cut off.
 *
 * @param taken what was taken
 * @param made the change, made; empty: there is none for such a thing
 * @param saving what the attack holds now and not without it, as long as nothing else that is held gives it back
 */
public record TakeBack(Source taken, Optional<Resolution> made, Loss saving) {

    /** One for each of them, each by itself. */
    public static List<TakeBack> of(Gates gates, Collection<Source> taken, Budget budget) {
        Reach now = Reach.from(gates, taken, budget);
        List<TakeBack> all = new ArrayList<>();
        for (Source each : taken) {
            Optional<Resolution> made = change(gates.snapshot(), each)
                    .map(change -> Resolution.of(gates.snapshot(), Scenario.of("taken back", change), budget));
            Snapshot then = made.map(Resolution::snapshot).orElse(gates.snapshot());
            List<Source> rest =
                    taken.stream().filter(other -> !other.equals(each)).toList();
            Reach left = Reach.from(Gates.of(then, gates.assumptions()), rest, budget);
            all.add(new TakeBack(each, made, Loss.between(now, left)));
        }
        return all;
    }

    private static Optional<Change> change(Snapshot snapshot, Source taken) {
        EntityType type = snapshot.kind(taken.vertex()).type();
        Selection itself = Selection.of(snapshot.id(taken.vertex()));
        return switch (type) {
            case IDENTITY -> Optional.of(new Change(new Action.Disable(itself), CutCosts.DEFAULT.disable(), null));
            case CREDENTIAL ->
                Optional.of(new Change(new Action.Rotate(itself, null), CutCosts.DEFAULT.rotate(), null));
            case PERSON -> Optional.of(Change.of(new Action.Offboard(itself)));
            case TENANT, GROUP, ROLE, GRANT, RESOURCE, CONTRACT -> Optional.empty();
        };
    }
}
