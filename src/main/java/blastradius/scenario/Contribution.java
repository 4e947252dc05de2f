package blastradius.scenario;

import blastradius.model.Change;
import java.util.Optional;

/**
 * What one change of a scenario is worth beside the others, in points of what the scenario saves.
 *
 * @param leaveOneOut by how much less would be saved without it
 * @param shapley its fair share: what it adds on average over all orders of making the changes; all shares add up to the saving. Empty where
 *     there are too many changes, or the time did not suffice
 * @param savingPerCost the share, or else the former, divided by what the change costs; empty where that is nothing
 */
public record Contribution(
        Change change, double leaveOneOut, Optional<Double> shapley, Optional<Double> savingPerCost) {}
