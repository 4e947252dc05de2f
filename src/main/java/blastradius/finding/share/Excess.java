package blastradius.finding.share;

import static blastradius.model.ShareAnswer.NO;
import static blastradius.model.ShareAnswer.NOT_STATED;
import static blastradius.model.ShareAnswer.YES;

import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Organizations;
import blastradius.finding.lifecycle.DormantIdentity;
import blastradius.model.AccessLevel;
import blastradius.model.RelationKind;
import blastradius.model.ShareAnswer;
import blastradius.snapshot.RelationAt;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which identities may do more than they are used for, are assigned to or have a contract for. */
final class Excess {

    private final Facts facts;
    private final Instant since;

    Excess(Facts facts) {
        this.facts = facts;
        this.since = facts.daysAgo(DormantIdentity.DAYS);
    }

    /* Of what can change nothing of others', nothing is too much. */
    ShareAnswer of(int identity) {
        if (!facts.isPrivileged(identity, AccessLevel.WRITE)) {
            return NO;
        }
        List<Integer> grants = facts.relations(RelationKind.HOLDS_GRANT).outOf(identity).stream()
                .map(RelationAt::to)
                .toList();
        Set<ShareAnswer> told = Stream.concat(
                        Stream.of(isUnused(identity), isAboveAssignment(identity)),
                        grants.stream().flatMap(grant -> Stream.of(isUnused(grant), isOutOfContract(grant))))
                .collect(Collectors.toSet());
        return told.contains(YES) ? YES : told.contains(NO) ? NO : NOT_STATED;
    }

    private ShareAnswer isUnused(int vertex) {
        Instant used = facts.at(Fact.USED, vertex);
        return used == null ? NOT_STATED : used.isBefore(since) ? YES : NO;
    }

    private ShareAnswer isAboveAssignment(int identity) {
        Set<Integer> assigned = Stream.concat(
                        facts.relations(RelationKind.USED_BY).outOf(identity).stream(),
                        facts.relations(RelationKind.OWNED_BY).outOf(identity).stream())
                .map(RelationAt::to)
                .flatMap(this::assignments)
                .map(facts.organizations()::of)
                .filter(customer ->
                        customer != Organizations.NONE && facts.organizations().isCustomers(customer))
                .collect(Collectors.toSet());
        if (assigned.isEmpty()) {
            return NOT_STATED;
        }
        return facts.customersReached(identity, AccessLevel.CONTROL) > assigned.size() ? YES : NO;
    }

    /* Sources state it in either direction. */
    private Stream<Integer> assignments(int person) {
        return Stream.concat(
                facts.relations(RelationKind.ASSIGNED_TO).into(person).stream().map(RelationAt::from),
                facts.relations(RelationKind.ASSIGNED_TO).outOf(person).stream().map(RelationAt::to));
    }

    private ShareAnswer isOutOfContract(int grant) {
        List<RelationAt> contracts =
                facts.relations(RelationKind.UNDER_CONTRACT).outOf(grant);
        if (contracts.isEmpty()) {
            return NOT_STATED;
        }
        return contracts.stream().allMatch(each -> hasEnded(each.to())) ? YES : NO;
    }

    private boolean hasEnded(int contract) {
        Instant end = facts.at(Fact.ENDS, contract);
        return end != null && !end.isAfter(facts.at());
    }
}
