package blastradius.scenario.comparison;

import blastradius.scenario.resolution.Resolution;
import java.util.Optional;

/**
 * What one change of a scenario is worth beside the others, in points of what the scenario saves.
 *
 * @param applied the change, and what it does
 * @param leaveOneOut by how much less would be saved without it
 * @param shapley its fair share: what it adds on average over all orders of making the changes; all shares add up to the saving. Empty where
 *     there are more than {@link #MOST_SHARED} changes, or the time did not suffice
 * @param changes how many changes the scenario has
 * @param savingPerCost the share, or else the former, divided by what the change costs; empty where that is nothing
 */
public record Contribution(
        Resolution.Applied applied, int changes, double leaveOneOut, Optional<Double> shapley, Optional<Double> savingPerCost) {

    /** With more changes than this there are no contributions at all. */
    public static final int MOST = 63;

    /** With more changes than this there are no fair shares: 2^12 subsets. */
    public static final int MOST_SHARED = 12;

    /** Why there is no fair share; empty: there is. */
    public Optional<String> shapleyReason() {
        if (shapley.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                changes > MOST_SHARED
                        ? "the scenario has " + changes + " changes; fair shares are computed for up to " + MOST_SHARED
                        : "the time did not suffice for all subsets of the " + changes + " changes");
    }
}
