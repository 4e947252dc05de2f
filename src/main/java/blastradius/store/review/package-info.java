/**
 * Recertifications: reviews and what each asks about, thousands of items beside one document.
 *
 * <p>{@link blastradius.store.review.Reviews} are {@link blastradius.store.review.ReviewNode}s kept by {@link blastradius.store.review.ReviewNodes}, their
 * items {@link blastradius.store.review.ReviewItemNode}s read by {@link blastradius.store.review.ReviewItemNodes}. A review and those of its items that a
 * change concerns are written at once, in the place of the version that was read. {@link blastradius.store.review.ReviewsConfiguration} wires them.
 *
 * <pre>
 *   Reviews ─▶ Saved, Documents ─▶ ReviewNodes ─▶ (:Review), (:ReviewItem)
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package blastradius.store.review;
