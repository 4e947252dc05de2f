package blastradius.graphql.review;

import blastradius.graphql.entity.ShownLevel;
import blastradius.model.PlainText;
import blastradius.model.ReviewDecision;
import blastradius.model.ReviewItemState;
import blastradius.model.ReviewVerdict;
import blastradius.model.ReviewedAccess;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Describes items of a review, as the schema states it. What is null narrows nothing. */
record ReviewItemFilter(
        @Nullable Boolean open,
        @Nullable List<ReviewVerdict> verdicts,
        @Nullable List<ReviewedAccess> access,
        @Nullable List<ReviewItemState> states,
        @Nullable ShownLevel levelAtLeast,
        @Nullable Instant lastUsedBefore,
        @Nullable String holder,
        @Nullable String held,
        @Nullable String search) {

    static final ReviewItemFilter EVERYTHING =
            new ReviewItemFilter(null, null, null, null, null, null, null, null, null);

    /** Whether a new decision can change what passes. */
    boolean asksForDecisions() {
        return open != null || verdicts != null || states != null;
    }

    boolean passes(ReviewLine line) {
        return isDecidedAsAsked(line)
                && (access == null || access.contains(line.facts().access()))
                && (states == null || states.contains(line.state()))
                && (levelAtLeast == null || line.facts().level().covers(levelAtLeast.level()))
                && (lastUsedBefore == null || !isUsedSince(line, lastUsedBefore))
                && (holder == null || holder.equals(line.facts().holder().id()))
                && (held == null || holds(line, held))
                && (search == null || text(line).contains(search.toLowerCase(Locale.ROOT)));
    }

    private boolean isDecidedAsAsked(ReviewLine line) {
        ReviewDecision standing = line.item().decision();
        return (open == null || open == (standing == null))
                && (verdicts == null || (standing != null && verdicts.contains(standing.verdict())));
    }

    private static boolean isUsedSince(ReviewLine line, Instant bound) {
        Instant used = line.facts().lastUsedAt();
        return used != null && !used.isBefore(bound);
    }

    private static boolean holds(ReviewLine line, String id) {
        return id.equals(line.facts().held().id())
                || line.facts().opens().stream().anyMatch(opened -> opened.id().equals(id));
    }

    private static String text(ReviewLine line) {
        StringBuilder text = new StringBuilder(PlainText.cleaned(line.facts().words()));
        line.facts().opens().forEach(opened -> text.append('\n').append(opened.name()));
        return text.toString().toLowerCase(Locale.ROOT);
    }
}
