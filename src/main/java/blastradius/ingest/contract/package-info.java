/**
 * Contract cases: small worlds with the answers that are expected of them.
 *
 * <p>{@link blastradius.ingest.contract.Cases} reads files of cases, a {@link blastradius.ingest.contract.CaseReader} one of them into a
 * {@link blastradius.ingest.contract.Case}: {@link blastradius.ingest.contract.Repetition} unfolds its templates, {@link
 * blastradius.ingest.contract.CaseNodes} and {@link blastradius.ingest.contract.CaseEdges} turn its words into entities and relations.
 *
 * <pre>
 *   case.yaml ─▶ Repetition ─▶ CaseNodes ─▶ CaseEdges ─▶ Case: estate, assumptions, seed, expectations
 * </pre>
 *
 * <p>Cost: a case is in memory as a whole; repetition has an allowance.
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.contract;
