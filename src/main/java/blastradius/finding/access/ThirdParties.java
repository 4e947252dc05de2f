package blastradius.finding.access;

import blastradius.finding.fact.Delegation;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.RelationTable;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Applications of somebody else: of neither the platform's vendor, nor the organization that consented, nor the provider that works there. Immutable. */
public final class ThirdParties {

    /** An application with its principals in the tenants, and what was consented to. */
    public record App(int registration, List<Integer> principals, List<RelationAt> consents) {}

    private final List<App> apps;

    /** Those of the facts. */
    public static ThirdParties of(Facts facts) {
        return facts.once(ThirdParties.class, ThirdParties::new);
    }

    private ThirdParties(Facts facts) {
        BitSet serving = serving(facts);
        SortedMap<Integer, List<RelationAt>> byApp = new TreeMap<>();
        RelationTable consents = facts.relations(RelationKind.CONSENTED);
        for (int i = 0; i < consents.size(); i++) {
            int app = registration(facts, consents.from(i));
            boolean isOthers = facts.organizations().areApart(app, consents.to(i))
                    && !serving.get(facts.organizations().of(app))
                    && facts.isJudged(app)
                    && facts.isJudged(consents.from(i));
            if (isOthers) {
                byApp.computeIfAbsent(app, first -> new ArrayList<>()).add(consents.at(i));
            }
        }
        apps = byApp.entrySet().stream()
                .map(each -> new App(
                        each.getKey(),
                        each.getValue().stream()
                                .map(RelationAt::from)
                                .distinct()
                                .toList(),
                        each.getValue()))
                .toList();
    }

    public List<App> all() {
        return apps;
    }

    /* The registration that a principal is of, else the principal. */
    private static int registration(Facts facts, int principal) {
        return facts.relations(RelationKind.RUNS_AS).into(principal).stream()
                .map(RelationAt::from)
                .filter(from -> facts.snapshot().kind(from).type() == EntityType.IDENTITY)
                .findFirst()
                .orElse(principal);
    }

    /* Whose people or groups work in customers' tenants, or decide who does. */
    private static BitSet serving(Facts facts) {
        BitSet serving = new BitSet();
        facts.delegations().all().stream()
                .map(Delegation::holder)
                .filter(holder -> facts.snapshot().kind(holder) == EntityKind.HUMAN
                        || facts.snapshot().kind(holder) == EntityKind.GROUP)
                .filter(facts.organizations()::isProviders)
                .forEach(holder -> serving.set(facts.organizations().of(holder)));
        RelationTable deciding = facts.relations(RelationKind.CAN_CHANGE_AUTHORITY);
        for (int i = 0; i < deciding.size(); i++) {
            if (facts.snapshot().kind(deciding.to(i)).type() == EntityType.GRANT
                    && facts.organizations().isCustomers(deciding.to(i))
                    && facts.organizations().isProviders(deciding.from(i))) {
                serving.set(facts.organizations().of(deciding.from(i)));
            }
        }
        return serving;
    }
}
