/**
 * What responses of Microsoft Graph say of a tenant, handed to an {@link blastradius.ingest.entra.EntraTenant}, which knows what it means.
 *
 * <p>{@link blastradius.ingest.msgraph.GraphResponsesReader} reads the tenants of an import one after the other, each in the order of {@code
 * TenantReading}: organization and customers; accounts, groups, devices, applications; units; policies of activation and of sign-in; who
 * holds what; delegated administration; memberships and owners.
 *
 * <pre>
 *   Responses ─▶ Accounts, Applications ─▶ Roles, AccessPolicies ─▶ Delegations ─▶ Memberships ─▶ EntraTenant
 *                                             └─▶ SignIn: what each account's sign-in takes
 * </pre>
 *
 * <p>Drawn in {@code src/docs/tours/microsoft-graph.md}.
 *
 * <p>Cost: ids, a few ints an account and a factor, the holders of roles, and the members of groups that policies of sign-in name. Members
 * of all other groups pass through.
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.msgraph;
