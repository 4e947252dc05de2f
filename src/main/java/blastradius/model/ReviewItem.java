package blastradius.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One access that a review asks about.
 *
 * @param relation id of the relation, as it was under the terms of then
 * @param position its place in the review, from 0
 * @param addedAt when it was put on the review
 * @param facts what was known of it when it was put on the review, decided last or closed, whichever came last
 * @param decisions the first one first; none is ever taken away
 */
public record ReviewItem(
        String relation, int position, Instant addedAt, ReviewFacts facts, List<ReviewDecision> decisions) {

    /** The most decisions that one item keeps. */
    public static final int MOST_DECISIONS = 100;

    public ReviewItem {
        decisions = List.copyOf(decisions);
        if (decisions.size() > MOST_DECISIONS) {
            throw new BlastRadiusException.LimitExceeded("“" + PlainText.shown(facts.words()) + "” was decided "
                    + MOST_DECISIONS + " times; no more are kept");
        }
    }

    /** The decision that stands; null: it is open. */
    public @Nullable ReviewDecision decision() {
        return decisions.isEmpty() || decisions.getLast().verdict() == ReviewVerdict.REOPEN
                ? null
                : decisions.getLast();
    }

    /** Whether a decision would change nothing: it stands already, or what is to be opened again is open. */
    public boolean isAlready(ReviewDecision decided) {
        ReviewDecision standing = decision();
        return standing == null ? decided.verdict() == ReviewVerdict.REOPEN : standing.decidesLike(decided);
    }

    /** The same with one decision more, and what was known when it was made. */
    public ReviewItem decided(ReviewDecision decision, ReviewFacts known) {
        List<ReviewDecision> all = new ArrayList<>(decisions);
        all.add(decision);
        return new ReviewItem(relation, position, addedAt, known, all);
    }

    public ReviewItem known(ReviewFacts known) {
        return new ReviewItem(relation, position, addedAt, known, decisions);
    }

    /** When somebody last said that it is wanted; null: nobody did, or he took it back. */
    public @Nullable Instant confirmedAt() {
        ReviewDecision standing = decision();
        return standing != null && standing.verdict().isConfirmed() ? standing.at() : null;
    }

    /** By name. */
    public Map<String, Object> document() {
        return Document.values(this);
    }

    /**
     * What {@link #document} wrote.
     *
     * @throws BlastRadiusException.BadRequest naming the place of what makes no sense
     */
    public static ReviewItem read(Map<String, ?> values, String place) {
        Document item = Document.of(values, place).only(Document.names(ReviewItem.class));
        Long position = item.wholeNumber("position");
        return new ReviewItem(
                item.text("relation"),
                position == null ? 0 : position.intValue(),
                item.neededInstant("addedAt"),
                ReviewFacts.read(item.document("facts")),
                item.documents("decisions").stream().map(ReviewDecision::read).toList());
    }
}
