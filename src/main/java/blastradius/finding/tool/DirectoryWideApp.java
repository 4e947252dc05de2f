package blastradius.finding.tool;

import blastradius.finding.access.ThirdParties;
import blastradius.finding.fact.Facts;
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
import java.util.ArrayList;
import java.util.List;

/** BR-48: a third party that writes a directory or reads all mail. */
public final class DirectoryWideApp implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-48",
            "Third party with the whole directory or all mail",
            Severity.HIGH,
            "A third party's application writes a customer's directory or whole tenant, or reads all of its mail.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        for (ThirdParties.App app : ThirdParties.of(facts).all()) {
            List<RelationAt> wide =
                    app.consents().stream().filter(each -> isWide(facts, each)).toList();
            if (!wide.isEmpty()) {
                findings.add(finding(facts, app, wide));
            }
        }
        return Outcome.of(findings);
    }

    private static boolean isWide(Facts facts, RelationAt consent) {
        AccessLevel level = consent.relationClass().gives();
        ServiceScope service = facts.snapshot().traits(consent.to()).service();
        boolean isTenant = facts.snapshot().kind(consent.to()).type() == EntityType.TENANT;
        return ((isTenant || service == ServiceScope.DIRECTORY) && level.covers(AccessLevel.WRITE))
                || ((isTenant || service == ServiceScope.MAIL) && level.covers(AccessLevel.READ));
    }

    private static Finding finding(Facts facts, ThirdParties.App app, List<RelationAt> wide) {
        List<Integer> tenants = wide.stream()
                .map(each -> facts.organizations().of(each.to()))
                .distinct()
                .toList();
        return Finding.of(TEXT, Cause.of(app.registration()), facts)
                .subjects(tenants)
                .relations(wide)
                .words(facts.snapshot().name(app.registration()) + " writes the directory or reads all mail of "
                        + tenants.size() + (tenants.size() == 1 ? " tenant" : " tenants"))
                .remedy(
                        new Action.Revoke(Selections.relations(facts.snapshot(), wide)),
                        "consent for the mailboxes or groups that it needs")
                .build();
    }
}
