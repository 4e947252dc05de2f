package blastradius.finding.privilege;

import blastradius.finding.access.Administrators;
import blastradius.finding.access.Members;
import blastradius.finding.access.Takeovers;
import blastradius.finding.fact.Facts;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Evidence;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Selections;
import blastradius.finding.outcome.Severity;
import blastradius.model.Action;
import blastradius.model.EntityType;
import blastradius.snapshot.RelationAt;
import it.unimi.dsi.fastutil.ints.IntArrayFIFOQueue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** BR-35: who is on no list of administrators and becomes one. */
public final class ShadowAdmin implements Rule {

    private static final RuleText TEXT = RuleText.of(
            "BR-35",
            "Shadow administrator",
            Severity.HIGH,
            "Somebody outside the list of a tenant's administrators, standing or eligible, can become one of them by taking over, owning, or adding a secret or member; who becomes him in the same ways, step by step, falls short with him.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Outcome judge(Facts facts) {
        SortedMap<Integer, List<RelationAt>> byHolder = new TreeMap<>();
        Administrators.of(facts).all().stream().forEach(administrator -> {
            facts.budget().check();
            for (RelationAt right : Takeovers.of(facts).into(administrator)) {
                if (isOutside(facts, right.from())) {
                    byHolder.computeIfAbsent(right.from(), first -> new ArrayList<>())
                            .add(right);
                }
            }
        });
        List<Finding> findings = new ArrayList<>();
        byHolder.forEach((holder, rights) -> {
            List<Integer> people = becoming(facts, holder);
            if (!people.isEmpty()) {
                findings.add(finding(facts, holder, rights, people));
            }
        });
        return Outcome.of(findings);
    }

    /* Whoever has the holder's rights, and whoever becomes one of these, in however many steps; no administrators. */
    private static List<Integer> becoming(Facts facts, int holder) {
        BitSet seen = new BitSet();
        Set<Integer> people = new TreeSet<>();
        IntArrayFIFOQueue next = new IntArrayFIFOQueue();
        next.enqueue(holder);
        while (!next.isEmpty()) {
            int one = next.dequeueInt();
            if (seen.get(one) || !isOutside(facts, one)) {
                continue;
            }
            seen.set(one);
            facts.budget().check();
            Members.of(facts).of(one).stream()
                    .filter(member -> isOutside(facts, member))
                    .forEach(member -> {
                        people.add(member);
                        next.enqueue(member.intValue());
                    });
            Takeovers.of(facts).into(one).forEach(right -> next.enqueue(right.from()));
        }
        return List.copyOf(people);
    }

    private static boolean isOutside(Facts facts, int vertex) {
        return !Administrators.of(facts).isOne(vertex)
                && facts.isJudged(vertex)
                && facts.snapshot().kind(vertex).type() != EntityType.TENANT;
    }

    private static Finding finding(Facts facts, int holder, List<RelationAt> rights, List<Integer> people) {
        RelationAt first = rights.getFirst();
        return Finding.of(TEXT, Cause.of(holder), facts)
                .subjects(people)
                .relations(rights)
                .way(new Evidence.Way(holder, first.to(), first.relationClass().gives()))
                .words(facts.snapshot().name(holder) + " is no administrator and becomes "
                        + facts.snapshot().name(first.to())
                        + (rights.size() == 1 ? "" : " and " + (rights.size() - 1) + " more"))
                .remedy(
                        new Action.Remove(Selections.relations(facts.snapshot(), rights)),
                        "remove the rights, or list who needs them as an administrator")
                .build();
    }
}
