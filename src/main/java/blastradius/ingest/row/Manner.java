package blastradius.ingest.row;

import blastradius.model.ServiceScope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a row's relation is stated.
 *
 * @param reversed whether the source states it against the direction of control
 * @param eitherWay whether sources state it in both directions, so that one that fits only the other way round is meant so
 * @param target what is held in its stead
 * @param until the property that says when it ends; null: it does not
 * @param together what it needs besides; null: nothing
 * @param approval who must approve before it is used; null: nobody is asked
 * @param privileges the property that lists rights of which each is read by its own rows, in place of this one
 * @param enabled when it is switched on at its source; otherwise it is kept closed
 * @param closed why it is kept but not followed; null: it is followed
 * @param approximated why the answer is only near the truth; null: it is not
 */
public record Manner(
        boolean reversed,
        boolean eitherWay,
        Target target,
        @Nullable PropertyName until,
        @Nullable Joint together,
        @Nullable Approval approval,
        @Nullable PropertyName privileges,
        Condition enabled,
        @Nullable String closed,
        @Nullable String approximated) {

    public static final Manner PLAIN =
            new Manner(false, false, Target.STATED, null, null, null, null, Condition.ALWAYS, null, null);

    /**
     * What stands at the ends in place of what the edge names.
     *
     * @param holder the property that names who holds it; null: as stated
     * @param expand certain things below the target; null: the target itself
     * @param gate a kind of relation: those that it leads from to the target, or to what the target contains; null: the target itself
     * @param service the service of the target, which is a tenant; null: the target itself
     */
    public record Target(
            @Nullable PropertyName holder,
            @Nullable Expansion expand,
            @Nullable String gate,
            @Nullable ServiceScope service) {

        static final Target STATED = new Target(null, null, null, null);

        /** Whether the ends are those of the edge. */
        public boolean isAsStated() {
            return equals(STATED);
        }
    }

    /**
     * Who must approve an activation.
     *
     * @param by the kind of relation that leads to the target from those who may
     * @param orElse who may where nobody is named, as ids of the source; {@code *} stands for what follows the {@code @} of the target's
     */
    public record Approval(String by, List<String> orElse) {}

    public static Manner closed(String reason) {
        return new Manner(false, false, Target.STATED, null, null, null, null, Condition.ALWAYS, reason, null);
    }

    /** The same from end to start. */
    public Manner turned() {
        return new Manner(
                !reversed, false, target, until, together, approval, privileges, enabled, closed, approximated);
    }
}
