/**
 * The objects of AD domains, of one source: stated once, then found again by what others' records call them.
 *
 * <p>{@link blastradius.ingest.domain.Directory} takes each {@link blastradius.ingest.domain.DirectoryObject}, gives it to the ledger as an
 * entity, and keeps a few bits of it in {@link blastradius.ingest.domain.DirectoryFacts} and what concerns a whole {@link
 * blastradius.ingest.domain.Domain}. What every domain has ({@code CORP.LOCAL-S-1-5-32-544}) is each domain's own.
 *
 * <pre>
 *   DirectoryObject ─▶ Directory ─▶ Ledger
 *                          ├─▶ DirectoryFacts, by number: kind, flags, domain, parent
 *                          └─▶ Domain, by SID: controllers, trusts, settings
 *   SID, GUID, FQDN-S-1-5-… ─▶ Directory ─▶ number
 * </pre>
 *
 * <p>Cost: 12 bytes an object, and the names of units, policies and templates.
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.domain;
