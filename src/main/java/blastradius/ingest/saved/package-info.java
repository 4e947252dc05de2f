/**
 * What people keep beside the estate (lists, scenarios, exceptions, reviews), as an import brings it from an export.
 *
 * <p>{@link blastradius.ingest.saved.SavedIntake} takes each thing over that nothing here has the id of; what is here stays as it is, and a difference is told.
 * {@link blastradius.ingest.saved.TakenOver} counts what became of them.
 *
 * <pre>
 *   estate.jsonl, saved.jsonl ─▶ model.SavedLine ─▶ SavedIntake ─▶ store.document, store.review
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.saved;
