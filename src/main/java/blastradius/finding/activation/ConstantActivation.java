package blastradius.finding.activation;

import blastradius.finding.access.Activations;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Parameter;
import blastradius.finding.outcome.Cause;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Outcome;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.model.GrantState;
import blastradius.snapshot.RelationAt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** BR-23: access that is only eligible and activated all the time, so that it stands. */
public final class ConstantActivation implements Rule {

    private static final Parameter SHARE = new Parameter("BR-23", "share", 0.5);
    private static final Duration WINDOW = Duration.ofDays(30);
    private static final RuleText TEXT = RuleText.of(
            "BR-23",
            "Just-in-time access that stands",
            Severity.MODERATE,
            "Somebody who holds a role or membership only eligibly had it active for more than this share of the last 30 days.",
            SHARE);

    @Override
    public RuleText text() {
        return TEXT;
    }

    private record Held(int holder, int what) {
        static Held of(RelationAt relation) {
            return new Held(relation.from(), relation.to());
        }
    }

    @Override
    public Outcome judge(Facts facts) {
        List<RelationAt> activations = Activations.of(facts).all();
        if (activations.isEmpty()) {
            return Outcome.notJudged("recorded activations (relations of state ACTIVE with their windows)");
        }
        Set<Held> standing =
                Eligibility.relations(facts, GrantState.STANDING).map(Held::of).collect(Collectors.toSet());
        TreeMap<Integer, List<RelationAt>> constant = new TreeMap<>();
        activations.stream().collect(Collectors.groupingBy(Held::of)).forEach((held, active) -> {
            if (!standing.contains(held) && share(facts, active) > facts.value(SHARE)) {
                constant.computeIfAbsent(held.holder(), first -> new ArrayList<>())
                        .addAll(active);
            }
        });
        return Outcome.of(constant.entrySet().stream()
                .map(each -> Finding.of(TEXT, Cause.of(each.getKey()), facts)
                        .relations(each.getValue())
                        .words(facts.snapshot().name(each.getKey()) + " was active for "
                                + Math.round(100 * share(facts, each.getValue())) + " % of the last 30 days")
                        .build())
                .toList());
    }

    /* Windows that overlap count once. */
    private static double share(Facts facts, List<RelationAt> active) {
        Instant begin = facts.at().minus(WINDOW);
        List<Instant[]> windows = active.stream()
                .map(Eligibility::terms)
                .map(terms -> new Instant[] {
                    terms.from() == null || terms.from().isBefore(begin) ? begin : terms.from(),
                    terms.until() == null || terms.until().isAfter(facts.at()) ? facts.at() : terms.until()
                })
                .sorted(Comparator.comparing(window -> window[0]))
                .toList();
        Duration sum = Duration.ZERO;
        Instant covered = begin;
        for (Instant[] window : windows) {
            Instant from = window[0].isAfter(covered) ? window[0] : covered;
            if (window[1].isAfter(from)) {
                sum = sum.plus(Duration.between(from, window[1]));
                covered = window[1];
            }
        }
        return (double) sum.toMillis() / WINDOW.toMillis();
    }
}
