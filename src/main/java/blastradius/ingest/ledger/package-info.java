/**
 * How the readers of tools' own exports say what they found: in entities, ends and claims, never in the estate's ids or the store's words.
 *
 * <p>A {@link blastradius.ingest.ledger.ToolReader} reads all files of one source. It states each {@link
 * blastradius.ingest.ledger.Subject} (an account, a group, a machine) and each {@link blastradius.ingest.ledger.Claim} (who has which
 * right over what) to the {@link blastradius.ingest.ledger.Ledger}, which finds the entities that ids mean, tells duplicates and keeps
 * ends that nothing describes as placeholders.
 *
 * <pre>
 *   files ─▶ ToolReader ─▶ Subject, Claim ─▶ Ledger ─▶ Naming, EstateWriter
 *                 └─▶ what it does not read, by kind ─▶ Findings
 * </pre>
 *
 * <p>Cost: 16 to 32 bytes a claim, to tell duplicates, beside the ids.
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.ledger;
