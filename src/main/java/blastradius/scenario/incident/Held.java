package blastradius.scenario.incident;

import blastradius.analysis.impact.TenantImpacts;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.model.AccessLevel;
import blastradius.snapshot.Snapshot;
import blastradius.snapshot.Valuation;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is held, by whom it concerns. */
record Held(Reach reach) {

    /** The valued tenants of which something is held, the gravest level first, then by name. O(held). */
    List<NotifiedTenant> tenants() {
        Snapshot snapshot = reach.snapshot();
        Valuation valuation = snapshot.valuation();
        Map<Integer, Source> gravest = new HashMap<>(); // by organization
        reach.forEach((vertex, level, hops) -> {
            int organization = valuation.organization(vertex);
            if (organization != Valuation.NONE && TenantImpacts.counts(snapshot.kind(vertex), level)) {
                gravest.merge(
                        organization,
                        new Source(vertex, AccessLevel.ofCode(level)),
                        (known, other) -> other.level().compareTo(known.level()) > 0 ? other : known);
            }
        });
        return gravest.entrySet().stream()
                .filter(each -> valuation.tenantOf(each.getKey()) >= 0)
                .map(each -> new NotifiedTenant(valuation.tenantOf(each.getKey()), each.getValue()))
                .sorted(Comparator.comparing(
                                (NotifiedTenant each) -> each.gravest().level())
                        .reversed()
                        .thenComparing(each -> snapshot.name(each.tenant()))
                        .thenComparing(each -> snapshot.id(each.tenant())))
                .toList();
    }
}
