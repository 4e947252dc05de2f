package blastradius.graphql.inquiry;

import blastradius.model.Assumptions;
import blastradius.model.JitMode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The assumptions that an answer used, lists sorted. */
public record AssumptionsView(
        Instant at,
        JitMode jit,
        boolean mfaBypass,
        List<String> zones,
        boolean tickets,
        boolean assumeSecretsInContent,
        List<String> sourceKinds,
        List<String> exceptSourceKinds,
        List<String> exceptRelations,
        @Nullable Integer maxHops) {

    public static AssumptionsView of(Assumptions used) {
        return new AssumptionsView(
                used.at(),
                used.jit(),
                used.mfaBypass(),
                sorted(used.zones()),
                used.tickets(),
                used.assumeSecretsInContent(),
                sorted(used.sourceKinds()),
                sorted(used.exceptSourceKinds()),
                sorted(used.exceptRelations()),
                used.maxHops());
    }

    private static List<String> sorted(Collection<String> values) {
        return values.stream().sorted().toList();
    }
}
