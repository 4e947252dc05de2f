package blastradius.finding.tool;

import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.finding.access.ThirdParties;
import blastradius.finding.fact.Absence;
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
import blastradius.model.EntityType;
import blastradius.model.ServiceScope;
import blastradius.snapshot.RelationAt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** BR-30: an application of a third party that may do more than anybody answers for. */
public final class OverScopedApp implements Rule {

    private static final Parameter CUSTOMERS = new Parameter("BR-30", "customers", 2);
    private static final Parameter DAYS = new Parameter("BR-30", "days", 45);
    private static final RuleText TEXT = RuleText.of(
            "BR-30",
            "Over-scoped third-party application",
            Severity.MODERATE,
            "A third party's application reads content or writes in so many customers, or writes a whole tenant, and its publisher is not verified or it was not used for so many days.",
            CUSTOMERS,
            DAYS);

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        Absence publisher = facts.without(StatedFact.PUBLISHER);
        List<Finding> findings = new ArrayList<>();
        long judged = 0;
        long broad = 0;
        for (ThirdParties.App app : ThirdParties.of(facts).all()) {
            Set<Integer> customers = customers(facts, app);
            boolean isWhole = app.consents().stream().anyMatch(each -> isWholeTenant(facts, each));
            if (customers.size() < facts.value(CUSTOMERS) && !isWhole) {
                continue;
            }
            broad++;
            Boolean isVerified = isVerified(facts, publisher, app);
            Boolean isUsed = isUsed(facts, app);
            judged += isVerified != null || isUsed != null ? 1 : 0;
            if (Boolean.FALSE.equals(isVerified) || Boolean.FALSE.equals(isUsed)) {
                findings.add(finding(facts, app, customers, Boolean.FALSE.equals(isVerified)));
            }
        }
        return Outcome.of(
                findings, judged, broad, "publishers of applications (verifiedPublisher), or when they were used");
    }

    private static Set<Integer> customers(Facts facts, ThirdParties.App app) {
        return app.consents().stream()
                .filter(each ->
                        isContent(facts, each) || each.relationClass().gives().covers(AccessLevel.WRITE))
                .filter(each -> facts.organizations().isCustomers(each.to()))
                .map(each -> facts.organizations().of(each.to()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /* The directory lists who there is; content is everything else. */
    private static boolean isContent(Facts facts, RelationAt consent) {
        return consent.relationClass().gives().covers(AccessLevel.READ)
                && facts.snapshot().traits(consent.to()).service() != ServiceScope.DIRECTORY;
    }

    private static boolean isWholeTenant(Facts facts, RelationAt consent) {
        return facts.snapshot().kind(consent.to()).type() == EntityType.TENANT
                && consent.relationClass().gives().covers(AccessLevel.WRITE);
    }

    private static @Nullable Boolean isVerified(Facts facts, Absence publisher, ThirdParties.App app) {
        List<Integer> all = new ArrayList<>(app.principals());
        all.add(app.registration());
        List<String> stated = all.stream()
                .map(each -> facts.stated().text(StatedFact.PUBLISHER, each))
                .filter(Objects::nonNull)
                .toList();
        if (stated.isEmpty()) {
            return all.stream().anyMatch(publisher::isAbsent) ? Boolean.FALSE : null;
        }
        return stated.stream().noneMatch(each -> each.isBlank() || each.equalsIgnoreCase("false"));
    }

    private static @Nullable Boolean isUsed(Facts facts, ThirdParties.App app) {
        List<Instant> used = app.principals().stream()
                .map(each -> facts.at(Fact.USED, each))
                .filter(Objects::nonNull)
                .toList();
        return used.isEmpty() ? null : used.stream().anyMatch(each -> !each.isBefore(facts.daysAgo(DAYS)));
    }

    private static Finding finding(Facts facts, ThirdParties.App app, Set<Integer> customers, boolean isUnverified) {
        return Finding.of(TEXT, Cause.of(app.registration()), facts)
                .subjects(customers)
                .relations(app.consents())
                .words(facts.snapshot().name(app.registration()) + " has consent in " + customers.size()
                        + (customers.size() == 1 ? " customer" : " customers") + ", and "
                        + (isUnverified ? "its publisher is not verified" : "was not used for long"))
                .remedy(
                        new Action.Revoke(Selections.relations(facts.snapshot(), app.consents())),
                        "consent to what it needs, for a publisher who is verified")
                .build();
    }
}
