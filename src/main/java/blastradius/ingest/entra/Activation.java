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
 * @param lasts how long an activation lasts at most, as the policy writes it ({@code PT8H}); null: nothing says
 */
public record Activation(
        @Nullable String policy,
        boolean asksApproval,
        Set<String> approvers,
        boolean asksFactor,
        boolean asksAgain,
        @Nullable String lasts) {

    /** Whoever is eligible activates alone. */
    public static final Activation ALONE = new Activation(null, false, Set.of(), false, false);

    public Activation {
        approvers = Set.copyOf(approvers);
    }

    public Activation(
            @Nullable String policy,
            boolean asksApproval,
            Set<String> approvers,
            boolean asksFactor,
            boolean asksAgain) {
        this(policy, asksApproval, approvers, asksFactor, asksAgain, null);
    }

    /** The same, where it is over after a while. */
    public Activation lasting(@Nullable String atMost) {
        return new Activation(policy, asksApproval, approvers, asksFactor, asksAgain, atMost);
    }
}
