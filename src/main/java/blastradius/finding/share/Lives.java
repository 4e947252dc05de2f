package blastradius.finding.share;

import static blastradius.model.ShareAnswer.NO;
import static blastradius.model.ShareAnswer.NOT_STATED;
import static blastradius.model.ShareAnswer.YES;

import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.finding.fact.Absence;
import blastradius.finding.fact.Facts;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.RelationKind;
import blastradius.model.ShareAnswer;
import blastradius.snapshot.RelationAt;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Who answers for identities, and whether they end. */
final class Lives {

    private final Facts facts;
    private final Absence owner;
    private final Absence end;

    Lives(Facts facts) {
        this.facts = facts;
        this.owner = facts.without(RelationKind.OWNED_BY);
        this.end = facts.without(IntStream.range(0, facts.snapshot().entityCount())
                .filter(vertex -> facts.at(Fact.ENDS, vertex) != null)
                .collect(BitSet::new, BitSet::set, BitSet::or));
    }

    ShareAnswer isWithoutOwner(int identity) {
        int registration = registration(identity);
        List<RelationAt> own = facts.relations(RelationKind.OWNED_BY).outOf(identity);
        List<RelationAt> owners =
                own.isEmpty() ? facts.relations(RelationKind.OWNED_BY).outOf(registration) : own;
        if (!owners.isEmpty()) {
            return owners.stream().allMatch(each -> hasLeft(each.to())) ? YES : NO;
        }
        return owner.isJudged(identity) || owner.isJudged(registration) ? YES : NOT_STATED;
    }

    /* What stands for an application in a tenant is looked after where the application is. */
    private int registration(int identity) {
        return facts.relations(RelationKind.RUNS_AS).into(identity).stream()
                .map(RelationAt::from)
                .filter(from -> facts.snapshot().kind(from) == EntityKind.OAUTH_APP)
                .findFirst()
                .orElse(identity);
    }

    private boolean hasLeft(int somebody) {
        Instant last = facts.at(Fact.ENDS, somebody);
        EntityType type = facts.snapshot().kind(somebody).type();
        boolean canLeave = type == EntityType.PERSON || type == EntityType.IDENTITY;
        return canLeave
                && (!facts.snapshot().traits(somebody).enabled() || (last != null && !last.isAfter(facts.at())));
    }

    /* It ends with the last secret that opens it, where each of them ends. */
    ShareAnswer isWithoutExpiry(int identity) {
        List<Integer> secrets = facts.relations(RelationKind.AUTHENTICATES_AS).into(identity).stream()
                .map(RelationAt::from)
                .filter(secret -> facts.snapshot().traits(secret).enabled())
                .toList();
        if (end.isKnown(identity) || (!secrets.isEmpty() && secrets.stream().allMatch(end::isKnown))) {
            return NO;
        }
        return end.isJudged(identity) || secrets.stream().anyMatch(end::isAbsent) ? YES : NOT_STATED;
    }

    ShareAnswer isOffboarded(int identity) {
        ShareAnswer withoutOwner = isWithoutOwner(identity);
        ShareAnswer withoutExpiry = isWithoutExpiry(identity);
        if (withoutOwner == YES || withoutExpiry == YES) {
            return NO;
        }
        return withoutOwner == NO && withoutExpiry == NO ? YES : NOT_STATED;
    }
}
