package blastradius.finding.lifecycle;

import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.finding.fact.Absence;
import blastradius.finding.fact.Facts;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** BR-15: identities of machines that nobody answers for any more, or never did. */
public final class OrphanedIdentity implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-15",
            "Orphaned non-human identity",
            Severity.MODERATE,
            "An enabled identity that is no person's, has a credential or runs somewhere and reaches anything has no owner, or only owners who have left.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    /* Nobody ever was made to own those that somebody looks after: one cause. An application without an owner, and whoever left: others. */
    @Override
    public Outcome judge(Facts facts) {
        Absence absence = facts.without(RelationKind.OWNED_BY);
        Map<Cause, List<Integer>> orphans = new LinkedHashMap<>();
        long all = 0;
        long judged = 0;
        for (int identity : facts.judged(EntityType.IDENTITY).toArray()) {
            if (facts.isNonHuman(identity) && isAlive(facts, identity)) {
                all++;
                int principal = registration(facts, identity);
                judged += absence.isJudged(principal) ? 1 : 0;
                List<RelationAt> owners = owners(facts, identity);
                if (owners.isEmpty() && absence.isAbsent(principal)) {
                    boolean isApplication = facts.snapshot().kind(principal) == EntityKind.OAUTH_APP;
                    Cause cause = isApplication ? Cause.of(principal) : Cause.of(facts.routine(identity));
                    orphans.computeIfAbsent(cause, key -> new ArrayList<>()).add(identity);
                } else if (!owners.isEmpty() && owners.stream().allMatch(owner -> hasLeft(facts, owner.to()))) {
                    Cause cause = Cause.of(owners.getFirst().to());
                    orphans.computeIfAbsent(cause, key -> new ArrayList<>()).add(identity);
                }
            }
        }
        List<Finding> findings = new ArrayList<>();
        orphans.forEach((cause, identities) -> findings.add(finding(facts, cause, identities)));
        return Outcome.of(findings, judged, all, "who owns identities (OWNED_BY)");
    }

    /** What stands for an application in a tenant is its registration's to own. */
    private static int registration(Facts facts, int identity) {
        return facts.relations(RelationKind.RUNS_AS).into(identity).stream()
                .map(RelationAt::from)
                .filter(from -> facts.snapshot().kind(from) == EntityKind.OAUTH_APP)
                .findFirst()
                .orElse(identity);
    }

    private static List<RelationAt> owners(Facts facts, int identity) {
        List<RelationAt> own = facts.relations(RelationKind.OWNED_BY).outOf(identity);
        int registration = registration(facts, identity);
        return own.isEmpty() ? facts.relations(RelationKind.OWNED_BY).outOf(registration) : own;
    }

    private static Finding finding(Facts facts, Cause cause, List<Integer> identities) {
        Snapshot snapshot = facts.snapshot();
        String name = snapshot.name(cause.entity());
        String words = switch (snapshot.kind(cause.entity()).type()) {
            case TENANT ->
                identities.size() + (identities.size() == 1 ? " non-human identity" : " non-human identities")
                        + (cause.aspect().isEmpty() ? " of " : " of customers of ") + name + " without an owner";
            case PERSON ->
                name + " has left and is the owner of "
                        + (identities.size() == 1
                                ? snapshot.name(identities.getFirst())
                                : identities.size() + " identities");
            case IDENTITY, GROUP, ROLE, GRANT, CREDENTIAL, RESOURCE, CONTRACT ->
                name + " has no owner"
                        + (identities.size() == 1 ? "" : ", and stands in " + identities.size() + " tenants");
        };
        return Finding.of(TEXT, cause, facts)
                .subjects(identities)
                .words(words)
                .question("{ entities(where: { kinds: [IDENTITY], owned: false }) { nodes { name kind } } }")
                .build();
    }

    private static boolean isAlive(Facts facts, int identity) {
        boolean isUsable =
                !facts.relations(RelationKind.AUTHENTICATES_AS).into(identity).isEmpty()
                        || !facts.relations(RelationKind.RUNS_AS).into(identity).isEmpty();
        return isUsable && facts.snapshot().traits(identity).enabled() && facts.ownReach(identity) > 0;
    }

    private static boolean hasLeft(Facts facts, int owner) {
        Instant end = facts.at(Fact.ENDS, owner);
        EntityType type = facts.snapshot().kind(owner).type();
        boolean isSomebody = type == EntityType.PERSON || type == EntityType.IDENTITY;
        return isSomebody && (!facts.snapshot().traits(owner).enabled() || (end != null && !end.isAfter(facts.at())));
    }
}
