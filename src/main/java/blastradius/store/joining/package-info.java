/**
 * Ends of relations that a source names by what they are, since it does not know their ids: joined with the only entity that this is true
 * of, whichever source describes it and whichever is imported first.
 *
 * <p>A {@link blastradius.model.LookUp} is kept as {@link blastradius.store.joining.LookUpText} on a node {@code Join}, beside the number of
 * the placeholder that stands for the end, and of the entity that it is. Each import looks all of them up again among the {@link
 * blastradius.store.joining.Candidates}; what differs is a new {@code Join} of the new version, so older versions keep theirs. {@link
 * blastradius.store.joining.Joins} tells them, and keeps apart what somebody says is not one.
 *
 * <pre>
 *   portal/[name = "OPS"] of kind Group  ── Join ──▶  S-1-5-21-…-1102
 * </pre>
 *
 * <p>Cost: nothing where nobody looks up; else one passage over what is described.
 */
@org.jspecify.annotations.NullMarked
package blastradius.store.joining;
