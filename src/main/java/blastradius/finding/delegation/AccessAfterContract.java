package blastradius.finding.delegation;

import blastradius.analysis.filter.Lifetimes.Fact;
import blastradius.finding.fact.Absence;
import blastradius.finding.fact.Delegation;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Organizations;
import blastradius.finding.fact.RelationTable;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Selections;
import blastradius.finding.outcome.Severity;
import blastradius.finding.outcome.Words;
import blastradius.model.Action;
import blastradius.model.RelationKind;
import blastradius.model.Selection;
import blastradius.snapshot.RelationAt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** BR-18: what is left of a customer whose contract has ended, and delegations that are under none, or outside it. */
public final class AccessAfterContract implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-18",
            "Access outlives contract",
            Severity.HIGH,
            "A delegation stands though every contract that it is under has ended, as do tools, consents and stored secrets of a customer without a contract that runs; or it is of a service that its contract does not cover, or under none where its source states contracts.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        Absence absence = facts.without(RelationKind.UNDER_CONTRACT);
        Contracts contracts = new Contracts(facts);
        Map<Integer, Left> left = new TreeMap<>();
        List<Delegation> without = new ArrayList<>();
        Map<Delegation.Key, List<Delegation>> outside = new LinkedHashMap<>();
        List<Delegation> granted =
                facts.delegations().all().stream().filter(Delegation::isGranted).toList();
        long judged = 0;
        for (Delegation delegation : granted) {
            List<Integer> under = contracts.of(delegation);
            judged += absence.isJudged(delegation.held()) ? 1 : 0;
            if (absence.isAbsent(delegation.held())) {
                without.add(delegation);
            } else if (!under.isEmpty() && under.stream().allMatch(contracts::hasEnded)) {
                left.computeIfAbsent(under.getFirst(), contract -> new Left())
                        .grants()
                        .add(delegation);
            } else if (contracts.isOutside(delegation)) {
                outside.computeIfAbsent(delegation.key(), key -> new ArrayList<>())
                        .add(delegation);
            }
        }
        addOthers(facts, contracts, left);
        List<Finding> findings = new ArrayList<>();
        left.forEach((contract, what) -> findings.add(afterEnd(facts, contract, what)));
        outside.forEach((key, delegations) -> findings.add(outside(facts, key, delegations)));
        findings.addAll(Lacking.byRoutine(facts, TEXT, Severity.MODERATE, without, "under no contract"));
        return Outcome.of(findings, judged, granted.size(), "under which contract a grant is (UNDER_CONTRACT)");
    }

    /** What is left of a customer whose contract has ended. */
    private record Left(List<Delegation> grants, List<RelationAt> others) {
        Left() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /* What whoever had the contract still has there: rights, tools and consents, and secrets that its places store. */
    private static void addOthers(Facts facts, Contracts contracts, Map<Integer, Left> left) {
        Map<Integer, Integer> former = contracts.lastOfFormer();
        if (former.isEmpty()) {
            return;
        }
        Organizations organizations = facts.organizations();
        for (Delegation each : facts.delegations().all()) {
            Integer contract = former.get(each.customer());
            if (contract != null && !each.isGranted() && isServing(facts, left.get(contract), each.holder())) {
                left.computeIfAbsent(contract, key -> new Left()).others().add(each.holding());
            }
        }
        RelationTable stores = facts.relations(RelationKind.STORES);
        for (int i = 0; i < stores.size(); i++) {
            RelationAt stored = stores.at(i);
            Integer contract = facts.identities(stored.to())
                    .mapToObj(opened -> former.get(organizations.of(opened)))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            boolean isOwn = contract == null || organizations.isCustomers(stored.from());
            if (!isOwn
                    && facts.snapshot().traits(stored.to()).enabled()
                    && facts.isJudged(stored.from())
                    && isServing(facts, left.get(contract), stored.from())) {
                left.computeIfAbsent(contract, key -> new Left()).others().add(stored);
            }
        }
    }

    /* Another provider may have a contract of its own that nobody states. */
    private static boolean isServing(Facts facts, @Nullable Left known, int holder) {
        return facts.organizations().isProviders(holder)
                && (known == null
                        || known.grants().isEmpty()
                        || known.grants().stream()
                                .anyMatch(each -> !facts.organizations().areApart(each.holder(), holder)));
    }

    private static Finding afterEnd(Facts facts, int contract, Left left) {
        List<Integer> others =
                left.others().stream().map(RelationAt::to).distinct().toList();
        long grants = left.grants().stream().map(Delegation::held).distinct().count();
        String what = Stream.of(
                        grants == 0 ? "" : Words.count(grants, "grant"),
                        others.isEmpty() ? "" : Words.count(others.size(), "other access", "other accesses"))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(" and "));
        return Lacking.about(facts, TEXT, Cause.of(contract), left.grants())
                .subjects(others)
                .relations(left.others())
                .atMost(Severity.HIGH)
                .words(what + (grants + others.size() == 1 ? " stands" : " stand") + " though "
                        + facts.snapshot().name(contract) + " ended by " + Words.day(facts.at(Fact.ENDS, contract)))
                .remedy(
                        new Action.Offboard(Selection.of(facts.snapshot().id(contract))),
                        "what is under it ends with it")
                .build();
    }

    private static Finding outside(Facts facts, Delegation.Key key, List<Delegation> delegations) {
        return Lacking.about(facts, TEXT, Cause.of(key.holder(), key.role() + ", outside"), delegations)
                .severity(Severity.MODERATE)
                .words(facts.snapshot().name(key.holder()) + " holds " + key.role() + ", "
                        + Words.count(delegations.size(), "grant") + " of what the contract does not cover")
                .remedy(
                        new Action.Revoke(Selections.relations(
                                facts.snapshot(),
                                delegations.stream().map(Delegation::holding).toList())),
                        "what the contract covers stays")
                .build();
    }
}
