package blastradius.model;

import org.jspecify.annotations.Nullable;

/**
 * One step of a scenario.
 *
 * @param action what is done
 * @param cost what it costs for each thing that it changes, in any unit, from 0 up
 * @param reason why; null: nobody said
 */
public record Change(Action action, double cost, @Nullable String reason) {

    /** What a change costs where nobody says otherwise. */
    public static final double DEFAULT_COST = 1;

    public Change {
        if (!(cost >= 0) || Double.isInfinite(cost)) {
            throw new BlastRadiusException.BadRequest("the cost " + cost + " of a change is not a number from 0 up");
        }
    }

    public static Change of(Action action) {
        return new Change(action, DEFAULT_COST, null);
    }
}
