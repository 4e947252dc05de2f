/**
 * Reads the Entra tenants of an organization, and of a partner's customers, into one zip that import reads: a folder a tenant, a file a
 * page of Microsoft Graph. Nothing is ever written to a tenant.
 *
 * <pre>
 * {@link blastradius.collect.signin.SignIn} ─ a token a tenant, in memory ─┐
 *                                                                   v
 * {@link blastradius.collect.EntraCollection} → TenantCollection → GraphRequests (≤ 4 at once, patient, suspicious)
 *                                    │   Listing: what a tenant has, Detail: what each of it has
 *                                    v
 *                                WorkFolder (whole pages, a journal) → ExportZip
 * </pre>
 *
 * Requests grow with the pages of a tenant, and by one in twenty with its groups, applications, principals and devices; memory holds four pages
 * and the ids of one list.
 */
@NullMarked
package blastradius.collect;

import org.jspecify.annotations.NullMarked;
