/**
 * Responses of Microsoft Graph as files: what each is, whose it is, and whether it is all of it.
 *
 * <p>A {@link blastradius.ingest.responses.Response} is told by what it says of itself, else by the {@link
 * blastradius.ingest.responses.GraphPath} under which it was kept; {@link blastradius.ingest.responses.TenantFolder} puts those of one tenant
 * together, and {@link blastradius.ingest.responses.Responses} hands out their {@link blastradius.ingest.responses.GraphRecord}s by {@link
 * blastradius.ingest.responses.GraphResource}, having seen that no page is missing.
 *
 * <pre>
 *   files ─▶ Response: resource, owner, error ─▶ TenantFolder ─▶ Responses ─▶ records, one by one
 *                                                                   └─▶ Pages: a next page that is not there refuses the import
 * </pre>
 *
 * <p>Cost: the head of each file once more; of what was read, a few words a file.
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.responses;
