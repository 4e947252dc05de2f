/**
 * What a generated estate is written down with: {@link blastradius.seed.draft.EstateDraft} collects entities ({@link
 * blastradius.seed.draft.NewEntity}) and relations under {@link blastradius.seed.draft.Names} and {@link blastradius.seed.draft.Dates} that do not
 * change from run to run, and {@link blastradius.seed.draft.OwnTables} writes them as files.
 */
@org.jspecify.annotations.NullMarked
package blastradius.seed.draft;
