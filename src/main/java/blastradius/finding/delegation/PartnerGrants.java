package blastradius.finding.delegation;

import blastradius.finding.fact.Facts;
import blastradius.finding.fact.StatedFact;
import java.util.Locale;
import java.util.Set;

/** Which grants are of partners' delegated administration. */
final class PartnerGrants {

    private static final Set<String> LEGACY = Set.of("dap", "delegatedadminprivileges", "delegatedadministration");

    private PartnerGrants() {}

    /** Of a granular relationship. */
    static boolean isGranular(Facts facts, int grant) {
        return facts.snapshot().sourceKinds(grant).contains("GDAP")
                || facts.stated().isStated(StatedFact.RELATIONSHIP, grant);
    }

    /** Of the kind that came before. */
    static boolean isLegacy(String sourceKind) {
        return LEGACY.contains(sourceKind.toLowerCase(Locale.ROOT));
    }
}
