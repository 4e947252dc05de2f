/**
 * What sources say of the life of entities, and what else they say under names of their own.
 *
 * <pre>
 *   seed-data/governance.tsv ─▶ GovernanceNames ─▶ Governance of one entity
 *                                     │
 *   store.reading.Entities ───────────┴─▶ StatedProperties ─▶ Lifetimes of all
 * </pre>
 */
@NullMarked
package blastradius.graphql.governance;

import org.jspecify.annotations.NullMarked;
