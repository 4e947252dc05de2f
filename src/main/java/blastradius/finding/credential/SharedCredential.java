package blastradius.finding.credential;

import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Organizations;
import blastradius.finding.fact.RelationTable;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.model.Action;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.model.Selection;
import blastradius.snapshot.RelationAt;
import java.util.ArrayList;
import java.util.List;

/** BR-01: one secret value that opens accounts of several organizations. */
public final class SharedCredential implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-01",
            "Shared credential across tenants",
            Severity.HIGH,
            "One credential opens identities of two organizations or more.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        RelationTable opens = facts.relations(RelationKind.AUTHENTICATES_AS);
        List<Finding> findings = new ArrayList<>();
        facts.judged(EntityType.CREDENTIAL).forEach(credential -> {
            List<RelationAt> opened = opens.outOf(credential).stream()
                    .filter(relation -> facts.organizations().of(relation.to()) != Organizations.NONE)
                    .toList();
            long organizations = opened.stream()
                    .map(relation -> facts.organizations().of(relation.to()))
                    .distinct()
                    .count();
            if (organizations > 1) {
                findings.add(finding(facts, credential, opened, organizations));
            }
        });
        return Outcome.of(findings);
    }

    private static Finding finding(Facts facts, int credential, List<RelationAt> opened, long organizations) {
        return Finding.of(TEXT, Cause.of(credential), facts)
                .subjects(opened.stream().map(RelationAt::to).toList())
                .relations(opened)
                .words(facts.snapshot().name(credential) + " opens " + opened.size() + " identities of " + organizations
                        + " organizations")
                .remedy(
                        new Action.Split(Selection.of(facts.snapshot().id(credential))),
                        "a value of its own for each organization")
                .build();
    }
}
