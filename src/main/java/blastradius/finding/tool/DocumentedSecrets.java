package blastradius.finding.tool;

import blastradius.finding.access.Access;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Parameter;
import blastradius.finding.fact.StatedFact;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Selections;
import blastradius.finding.outcome.Severity;
import blastradius.model.AccessLevel;
import blastradius.model.Action;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.RelationAt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** BR-51: customers' secrets in documentation that many read. */
public final class DocumentedSecrets implements Rule {

    private static final Parameter ACCOUNTS = new Parameter("BR-51", "accounts", 10);
    private static final List<String> TOOLS = List.of("documentation", "hudu", "it glue", "itglue");
    private static final RuleText TEXT = RuleText.of(
            "BR-51",
            "Customers' secrets in documentation",
            Severity.HIGH,
            "A documentation tool discloses secrets of customers to so many accounts that read it, or those of several customers to the same accounts.",
            ACCOUNTS);

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        List<Integer> stores = facts.judged(EntityType.RESOURCE)
                .filter(vertex -> isDocumentation(facts, vertex))
                .boxed()
                .toList();
        if (stores.isEmpty()) {
            return Outcome.notJudged("documentation tools, by their purpose or name");
        }
        List<Finding> findings = new ArrayList<>();
        for (int store : stores) {
            List<RelationAt> kept = facts.relations(RelationKind.STORES).outOf(store).stream()
                    .filter(each -> isDisclosed(each) && isCustomers(facts, store, each.to()))
                    .toList();
            Set<Integer> customers = kept.stream()
                    .flatMap(each -> customers(facts, each.to()).stream())
                    .collect(Collectors.toSet());
            int readers = Access.of(facts).accounts(store, AccessLevel.READ).size();
            if (readers > 0 && ((!kept.isEmpty() && readers >= facts.value(ACCOUNTS)) || customers.size() > 1)) {
                findings.add(finding(facts, store, kept, readers, customers));
            }
        }
        return Outcome.of(findings);
    }

    private static boolean isDocumentation(Facts facts, int vertex) {
        EntityKind kind = facts.snapshot().kind(vertex);
        boolean isPlace = kind == EntityKind.TOOL || kind == EntityKind.SECRET_STORE || kind == EntityKind.OTHER;
        String purpose = facts.stated().text(StatedFact.PURPOSE, vertex);
        String words =
                (facts.snapshot().name(vertex) + " " + (purpose == null ? "" : purpose)).toLowerCase(Locale.ROOT);
        return isPlace && TOOLS.stream().anyMatch(words::contains);
    }

    private static boolean isDisclosed(RelationAt storing) {
        Terms terms = storing.relationClass().terms();
        return !terms.never() && terms.level() != null && AccessLevel.READ.covers(terms.level());
    }

    private static List<Integer> customers(Facts facts, int secret) {
        return Stream.concat(
                        facts.relations(RelationKind.AUTHENTICATES_AS).outOf(secret).stream()
                                .map(RelationAt::to),
                        Stream.of(secret))
                .filter(facts.organizations()::isCustomers)
                .map(facts.organizations()::of)
                .distinct()
                .toList();
    }

    private static boolean isCustomers(Facts facts, int store, int secret) {
        return customers(facts, secret).stream()
                .anyMatch(each -> each != facts.organizations().of(store));
    }

    private static Finding finding(Facts facts, int store, List<RelationAt> kept, int readers, Set<Integer> customers) {
        return Finding.of(TEXT, Cause.of(store), facts)
                .subjects(kept.stream().map(RelationAt::to).toList())
                .relations(kept)
                .concerns(customers)
                .words(readers + (readers == 1 ? " account reads " : " accounts read ") + kept.size()
                        + (kept.size() == 1 ? " secret" : " secrets") + " of " + customers.size()
                        + (customers.size() == 1 ? " customer in " : " customers in ")
                        + facts.snapshot().name(store))
                .remedy(
                        new Action.Rotate(
                                Selections.entities(
                                        facts.snapshot(),
                                        kept.stream().map(RelationAt::to).toList()),
                                null),
                        "move the secrets into a vault with rights for each customer, and rotate them")
                .build();
    }
}
