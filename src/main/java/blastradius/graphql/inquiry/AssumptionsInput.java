package blastradius.graphql.inquiry;

import blastradius.model.Assumptions;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.JitMode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a question assumes, as the schema states it; what is left out takes its default. */
public record AssumptionsInput(
        @Nullable Instant at,
        @Nullable JitMode jit,
        @Nullable Boolean mfaBypass,
        @Nullable List<String> zones,
        @Nullable Boolean tickets,
        @Nullable Boolean assumeSecretsInContent,
        @Nullable List<String> sourceKinds,
        @Nullable List<String> exceptSourceKinds,
        @Nullable List<String> exceptRelations,
        @Nullable Integer maxHops) {

    static final AssumptionsInput NONE =
            new AssumptionsInput(null, null, null, null, null, null, null, null, null, null);

    /** Nothing but the instant; null: that of the question. */
    public static AssumptionsInput at(@Nullable Instant at) {
        return new AssumptionsInput(at, null, null, null, null, null, null, null, null, null);
    }

    /**
     * The same at an instant that a question states apart; null: it does not.
     *
     * @throws BadRequest if both state one
     */
    public static AssumptionsInput at(@Nullable AssumptionsInput assumed, @Nullable Instant at) {
        if (assumed == null || at == null) {
            return assumed == null ? at(at) : assumed;
        }
        if (assumed.at != null) {
            throw new BadRequest("at and assume.at both say when; state one of them");
        }
        return new AssumptionsInput(
                at,
                assumed.jit,
                assumed.mfaBypass,
                assumed.zones,
                assumed.tickets,
                assumed.assumeSecretsInContent,
                assumed.sourceKinds,
                assumed.exceptSourceKinds,
                assumed.exceptRelations,
                assumed.maxHops);
    }

    /** With the instant to take where the question states none. */
    Assumptions assumptions(Instant now) {
        if (maxHops != null && maxHops < 0) {
            throw new BadRequest("maxHops is " + maxHops + "; it is 0 or more, or null for no bound");
        }
        return new Assumptions(
                at == null ? now : at,
                jit == null ? JitMode.SELF : jit,
                isTrue(mfaBypass),
                set(zones),
                isTrue(tickets),
                isTrue(assumeSecretsInContent),
                set(sourceKinds),
                set(exceptSourceKinds),
                set(exceptRelations),
                maxHops);
    }

    private static boolean isTrue(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }

    private static Set<String> set(@Nullable List<String> values) {
        return Set.copyOf(Objects.requireNonNullElse(values, List.of()));
    }
}
