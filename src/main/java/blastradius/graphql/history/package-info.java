/**
 * The versions that there were: when each came, what it changed, and what it measured to.
 *
 * <p>{@link blastradius.graphql.history.HistoryController} answers a {@link blastradius.graphql.history.HistoryView}, {@link
 * blastradius.graphql.history.VersionsController} lists {@link blastradius.graphql.history.VersionView}s and what came after one; both ask the
 * {@link blastradius.graphql.history.HistoryRecord}, which the {@link blastradius.graphql.history.StoredHistory} reads. {@link
 * blastradius.graphql.history.HistoryWiring} has versions measured.
 *
 * <pre>
 *   a version comes ─▶ Recorder ─(later)─▶ HistoryRecord ─▶ history, estate { versions changesSince }
 * </pre>
 *
 * <p>Cost: a question reads what is kept and computes nothing.
 */
@org.jspecify.annotations.NullMarked
package blastradius.graphql.history;
