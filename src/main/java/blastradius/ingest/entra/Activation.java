package blastradius.ingest.entra;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a policy asks of whoever activates what he is eligible for.
 *
 * @param policy the tool's id of the policy; null: nothing says
 * @param asksApproval whether somebody has to approve
 * @param approvers object ids of who may; empty although approval is asked: for roles of Entra the active administrators of roles, for
 *     anything else nobody, and the relation is kept closed
 * @param asksFactor whether a further factor is asked for, which a sign-in that had one satisfies
 * @param asksAgain whether an authentication context is asked for, which is asked at each activation
 */
public record Activation(
        @Nullable String policy, boolean asksApproval, Set<String> approvers, boolean asksFactor, boolean asksAgain) {

    /** Whoever is eligible activates alone. */
    public static final Activation ALONE = new Activation(null, false, Set.of(), false, false);

    public Activation {
        approvers = Set.copyOf(approvers);
    }
}
