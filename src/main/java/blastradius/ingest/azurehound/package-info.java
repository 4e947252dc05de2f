/**
 * Reads collections of Entra tenants and Azure by AzureHound: records of a kind and its data, in any order, ids in any case.
 *
 * <p>{@link blastradius.ingest.azurehound.HoundLook} finds out whose the collection is and what the collector asked for; then the files are
 * read three times, since kinds are mixed: {@link blastradius.ingest.azurehound.HoundEntities}, {@link
 * blastradius.ingest.azurehound.HoundHoldings}, {@link blastradius.ingest.azurehound.HoundMemberships}. What the facts mean is the affair of
 * the rooms {@code entra} and {@code arm}.
 *
 * <pre>
 *   {kind, data} ─▶ HoundFile ─▶ look ─▶ entities ─▶ holdings ─▶ memberships
 *                                           └──────────┴────▶ entra, arm
 * </pre>
 *
 * <p>Cost: a list of members is never held as a whole; memory grows with what is described.
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.azurehound;
