/**
 * Recertifications: who still needs what.
 *
 * <p>{@link blastradius.graphql.review.ReviewChangesController} begins {@link blastradius.model.AccessReview}s and takes decisions; {@link
 * blastradius.graphql.review.ReviewController} shows them. {@link blastradius.graphql.review.ReviewScope} chooses the access that is asked about, {@link
 * blastradius.graphql.review.FoundFacts} finds out what is known of it, and {@link blastradius.graphql.review.ReviewLines} compares what a review notes with the
 * estate. {@link blastradius.graphql.review.Deciding} says what a decision changes, {@link blastradius.graphql.review.ReviewScenarios} what decisions change in
 * the estate, which {@link blastradius.graphql.review.ReviewScenarioController} saves as a scenario.
 *
 * <pre>
 *   where, list ─▶ ReviewScope ─▶ FoundFacts ─▶ ReviewItem ─▶ ReviewShelf
 *                                     │              │
 *                                     └─ ReviewLines ┴─▶ Deciding ─▶ ReviewScenarios ─▶ Scenario
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package blastradius.graphql.review;
