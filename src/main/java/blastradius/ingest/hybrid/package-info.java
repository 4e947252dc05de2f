/**
 * What a directory on premises and the tenant that its accounts are synchronised into have to do with each other beside the accounts.
 *
 * <p>Two sources know one half each, and neither has to know the other: what stands in the middle is called after the domain, by both.
 *
 * <pre>
 *   AD: single sign-on, sync server ──READ──▶ passwords of the domain ──STORES──▶ password of the account   :Entra
 *   Entra: tenant ──CONTROL──▶ accounts by the tenant's tickets ──CAN_SIGN_IN_AS──▶ account of the domain    :AD
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.hybrid;
