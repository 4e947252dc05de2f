package blastradius.graphql.review;

import blastradius.model.AccessLevel;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.PlainText;
import blastradius.model.ReviewDecision;
import blastradius.model.ReviewItem;
import blastradius.model.ReviewItemState;
import blastradius.model.ReviewVerdict;
import blastradius.snapshot.RelationAt;
import java.util.ArrayList;
import java.util.List;

/** What a decision changes. */
final class Deciding {

    private Deciding() {}

    /**
     * The items that a decision changes, as they are then; those that are decided so already are left out.
     *
     * @param again whether it may take the place of another decision
     * @throws Conflict if it may not, and one stands; what stands of access that has changed since is none
     * @throws BadRequest if something is to be narrowed that cannot be
     */
    static List<ReviewItem> changed(List<ReviewLine> lines, ReviewDecision decision, boolean again) {
        lines.forEach(line -> check(line, decision));
        List<ReviewLine> others =
                lines.stream().filter(line -> isOtherwise(line, decision)).toList();
        boolean reopens = decision.verdict() == ReviewVerdict.REOPEN;
        if (!again && !reopens && !others.isEmpty()) {
            ReviewDecision stands = others.getFirst().item().decision();
            throw new Conflict(others.size() + " of " + lines.size() + " items are decided otherwise, such as "
                    + words(others.getFirst()) + ": "
                    + (stands == null ? "" : stands.verdict() + " by " + PlainText.shown(stands.by()))
                    + "; leave them out, or decide them again");
        }
        List<ReviewItem> changed = new ArrayList<>();
        for (ReviewLine line : lines) {
            boolean isAnew = isChanged(line) && !reopens;
            if (isAnew || !line.item().isAlready(decision)) {
                ReviewItemState known = isChanged(line) ? ReviewItemState.STANDS : line.state();
                changed.add(line.item().decided(decision, line.facts().in(known)));
            }
        }
        return changed;
    }

    /* Of access that was changed and still is there under its terms, what was decided was about something else. */
    private static boolean isChanged(ReviewLine line) {
        return line.state() == ReviewItemState.CHANGED && line.relation() != null;
    }

    private static boolean isOtherwise(ReviewLine line, ReviewDecision decision) {
        return line.item().decision() != null
                && !isChanged(line)
                && !line.item().isAlready(decision);
    }

    private static void check(ReviewLine line, ReviewDecision decision) {
        AccessLevel wanted = decision.level();
        RelationAt relation = line.relation();
        if (wanted == null || relation == null) {
            return;
        }
        if (!relation.relationClass().kind().hasLevels()) {
            throw new BadRequest("input.level cannot be asked of " + words(line)
                    + ": such access is had or not, at no level; revoke it, or name tenants");
        }
        if (decision.tenants().isEmpty() && wanted.covers(line.facts().level())) {
            throw new BadRequest("input.level is " + wanted + ", but " + words(line) + " gives no more than "
                    + line.facts().level() + "; keep it, or state a lower level");
        }
    }

    private static String words(ReviewLine line) {
        return "“" + PlainText.shown(line.facts().words()) + "”";
    }
}
