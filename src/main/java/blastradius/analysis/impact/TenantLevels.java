package blastradius.analysis.impact;

import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.Valuation;
import java.util.Optional;

/** The highest level that a reach holds on anything of each valued organization. A byte an organization; immutable. */
public final class TenantLevels {

    private final byte[] codes;

    private TenantLevels(byte[] codes) {
        this.codes = codes;
    }

    /** O(reached + valued organizations). */
    public static TenantLevels of(Reach reach) {
        Snapshot snapshot = reach.snapshot();
        Valuation valuation = snapshot.valuation();
        byte[] codes = new byte[valuation.organizationCount()];
        reach.forEach((vertex, level, hops) -> {
            int organization = snapshot.isJunction(vertex) ? Valuation.NONE : valuation.organization(vertex);
            if (organization != Valuation.NONE && TenantImpacts.counts(snapshot.kind(vertex), level)) {
                codes[organization] = (byte) Math.max(codes[organization], level);
            }
        });
        return new TenantLevels(codes);
    }

    /** Empty: nothing of the organization is held. */
    public Optional<AccessLevel> at(int organization) {
        return codes[organization] == 0 ? Optional.empty() : Optional.of(AccessLevel.ofCode(codes[organization]));
    }

    /** The code of {@link #at}, 0 for none. */
    public int code(int organization) {
        return codes[organization];
    }

    public int organizationCount() {
        return codes.length;
    }
}
