/**
 * What the facts of AD domains mean, whichever collector states them.
 *
 * <p>A reader states every object to the {@link blastradius.ingest.domain.Directory} and then says to {@link
 * blastradius.ingest.directory.DirectoryRules} what lies where, who is in which group, what is linked, trusted and issued. Relations are made of
 * access lists by the table {@link blastradius.ingest.directory.Right}, of linked policies ({@link blastradius.ingest.directory.PolicyScopes}),
 * of trusts and of what every domain has, of the two rights of replication ({@link blastradius.ingest.directory.Replication}), and of certificate
 * services ({@link blastradius.ingest.directory.CertificateServices}).
 *
 * <pre>
 *   what lies where, groups in groups, links, trusts, templates ─▶ DirectoryRules
 *   then each object's access list, members, sessions            ─▶ claims, at once
 *   at the end                                                   ─▶ who replicates
 * </pre>
 *
 * <p>Cost: 8 bytes a group in a group, some for each unit, template and holder of a right to replicate.
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.directory;
