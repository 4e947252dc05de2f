/**
 * Where every reader's facts go: into one source's version of the estate, with what there is to say about the files.
 *
 * <p>Readers look ends up in the {@link blastradius.ingest.writing.NodeIndex}, state each relation once ({@link
 * blastradius.ingest.writing.RelationSet}), and tell {@link blastradius.ingest.writing.Findings} what did not fit. The {@link
 * blastradius.ingest.writing.EstateWriter} takes what is left and makes it visible in one step, or not at all.
 *
 * <pre>
 *   entities, relations ─▶ NodeIndex, RelationSet ─▶ EstateWriter ─▶ Outcome
 *          what did not fit ─▶ Findings
 * </pre>
 *
 * <p>Cost: the index holds the ids of a source's nodes, and findings are listed up to a limit.
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.writing;
