/**
 * What the facts of Entra tenants mean: readers of exports fill in who holds what, and the rules state it as relations.
 *
 * <p>One {@link blastradius.ingest.entra.EntraEstate} an import gives out an {@link blastradius.ingest.entra.EntraTenant} for each tenant.
 * Accounts, groups and applications are stated as they come; plain memberships and ownerships too; what depends on the whole (whom a role
 * may reset, what a unit protects, whose factor an activation asks for) is stated at the end, by {@link
 * blastradius.ingest.entra.EntraEstate#finish()}.
 *
 * <pre>
 *   reader ─▶ entities ─▶ units, policies, factors ─▶ holdings, permissions ─▶ memberships, owners ─▶ finish
 * </pre>
 *
 * <p>A right over a set ("every password of the tenant") goes to one entity that stands for the set, so that relations grow as roles plus
 * members.
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.entra;
