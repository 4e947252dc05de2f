package blastradius.graphql.review;

import blastradius.model.AccessLevel;
import blastradius.model.AccessReview;
import blastradius.model.Action;
import blastradius.model.Change;
import blastradius.model.ReviewDecision;
import blastradius.model.ReviewVerdict;
import blastradius.model.Scenario;
import blastradius.model.Selection;
import blastradius.scenario.resolution.Ending;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decisions of a review as the changes of a scenario. What is decided alike is one change. */
final class ReviewScenarios {

    private static final int MOST_REASON = 2000;

    private ReviewScenarios() {}

    /** What is done, for what each costs and why; to what comes later. */
    private record Step(
            ReviewVerdict verdict,
            boolean isAccess,
            @Nullable AccessLevel level,
            List<String> tenants,
            double cost,
            String reason) {}

    /** The changes that the decisions ask for, of what the estate still has, in the order of the items; those that keep something ask for none. */
    static List<Change> changes(Snapshot snapshot, List<ReviewLine> lines) {
        List<Change> exact = changes(snapshot, lines, ReviewDecision::reason);
        return exact.size() <= Scenario.MAX_CHANGES
                ? exact
                : changes(snapshot, lines, decision -> "As the review decided, for several reasons");
    }

    private static List<Change> changes(
            Snapshot snapshot, List<ReviewLine> lines, Function<ReviewDecision, String> reason) {
        Map<Step, Set<String>> steps = new LinkedHashMap<>();
        for (ReviewLine line : lines) {
            ReviewDecision decision = line.item().decision();
            RelationAt relation = line.relation();
            if (decision != null && relation != null) {
                Ending.of(snapshot, relation)
                        .map(ending -> step(snapshot, relation, decision, ending, reason.apply(decision)))
                        .ifPresent(step -> steps.computeIfAbsent(step, first -> new LinkedHashSet<>())
                                .add(line.item().relation()));
            }
        }
        List<Change> changes = new ArrayList<>();
        steps.forEach((step, ids) -> changes.add(change(step, ids)));
        return changes;
    }

    private static @Nullable Step step(
            Snapshot snapshot, RelationAt relation, ReviewDecision decision, Change ending, String reason) {
        boolean isAccess = relation.relationClass().kind().isAccess();
        String cut = reason.substring(0, Math.min(MOST_REASON, reason.length()));
        return switch (decision.verdict()) {
            case KEEP, REOPEN -> null;
            case REVOKE -> new Step(ReviewVerdict.REVOKE, isAccess, null, List.of(), ending.cost(), cut);
            case NARROW ->
                isAccess
                        ? new Step(ReviewVerdict.NARROW, true, decision.level(), decision.tenants(), ending.cost(), cut)
                        : isWanted(snapshot, relation, decision.tenants())
                                ? null
                                : new Step(ReviewVerdict.REVOKE, false, null, List.of(), ending.cost(), cut);
        };
    }

    /* What is no access, such as a tool's agent, is for one thing: it stays whole or not at all. */
    private static boolean isWanted(Snapshot snapshot, RelationAt relation, List<String> tenants) {
        int tenant = snapshot.tenant(relation.to());
        return tenants.isEmpty() || (tenant >= 0 && tenants.contains(snapshot.id(tenant)));
    }

    private static Change change(Step step, Set<String> ids) {
        Selection select = new Selection(ids, null);
        Action action = step.verdict() == ReviewVerdict.NARROW
                ? new Action.Scope(select, Set.copyOf(step.tenants()), step.level())
                : step.isAccess() ? new Action.Revoke(select) : new Action.Remove(select);
        return new Change(action, step.cost(), step.reason());
    }

    /** What a scenario says of where it comes from. */
    static String description(AccessReview review, List<ReviewLine> lines) {
        long revoked = count(lines, ReviewVerdict.REVOKE);
        long narrowed = count(lines, ReviewVerdict.NARROW);
        long gone = lines.stream()
                .filter(line -> line.relation() == null
                        && line.item().decision() != null
                        && !Objects.requireNonNull(line.item().decision())
                                .verdict()
                                .equals(ReviewVerdict.KEEP))
                .count();
        return "What the review " + review.name() + " (" + review.stamp() + ") decided: " + revoked + " to revoke, "
                + narrowed + " to narrow" + (gone == 0 ? "." : ", " + gone + " of these gone already and left out.");
    }

    private static long count(List<ReviewLine> lines, ReviewVerdict verdict) {
        return lines.stream()
                .map(line -> line.item().decision())
                .filter(decision -> decision != null && decision.verdict() == verdict)
                .count();
    }
}
