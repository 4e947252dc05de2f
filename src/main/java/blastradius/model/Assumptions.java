package blastradius.model;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The context κ of one question: what is assumed of the world while the attacker moves.
 *
 * @param at the instant at which windows are judged
 * @param jit what is assumed of just-in-time elevation
 * @param mfaBypass whether phishable factors are assumed defeated; phishing-resistant ones never are
 * @param zones network zones that the attacker is assumed to be in, by entity id, source id or name
 * @param tickets whether the attacker can obtain tickets where access asks for one
 * @param assumeSecretsInContent whether copies of secrets in content (logs, tickets, wikis, repositories, backups: stores that are not
 *     live) are assumed disclosed to whoever can READ the store, whatever the estate says of them, NEVER excepted
 * @param sourceKinds only relations of these source kinds propagate; empty: all do
 * @param exceptSourceKinds relations of these source kinds do not propagate
 * @param exceptRelations ids of relations that do not propagate
 * @param maxHops the longest derivation followed, in relations; null: unbounded
 */
public record Assumptions(
        Instant at,
        JitMode jit,
        boolean mfaBypass,
        Set<String> zones,
        boolean tickets,
        boolean assumeSecretsInContent,
        Set<String> sourceKinds,
        Set<String> exceptSourceKinds,
        Set<String> exceptRelations,
        @Nullable Integer maxHops) {

    public Assumptions {
        if (maxHops != null && maxHops < 0) {
            throw new IllegalArgumentException("maxHops " + maxHops + " is negative");
        }
        zones = Set.copyOf(zones);
        sourceKinds = Set.copyOf(sourceKinds);
        exceptSourceKinds = Set.copyOf(exceptSourceKinds);
        exceptRelations = Set.copyOf(exceptRelations);
    }

    /** Self-activation, no bypass, no zone, no ticket, all source kinds. */
    public static Assumptions at(Instant at) {
        return new Assumptions(at, JitMode.SELF, false, Set.of(), false, false, Set.of(), Set.of(), Set.of(), null);
    }

    public Assumptions withJit(JitMode other) {
        return new Assumptions(
                at,
                other,
                mfaBypass,
                zones,
                tickets,
                assumeSecretsInContent,
                sourceKinds,
                exceptSourceKinds,
                exceptRelations,
                maxHops);
    }

    public Assumptions withAt(Instant other) {
        return new Assumptions(
                other,
                jit,
                mfaBypass,
                zones,
                tickets,
                assumeSecretsInContent,
                sourceKinds,
                exceptSourceKinds,
                exceptRelations,
                maxHops);
    }

    public Assumptions withMaxHops(@Nullable Integer other) {
        return new Assumptions(
                at,
                jit,
                mfaBypass,
                zones,
                tickets,
                assumeSecretsInContent,
                sourceKinds,
                exceptSourceKinds,
                exceptRelations,
                other);
    }
}
