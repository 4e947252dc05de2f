/**
 * What the facts of AD domains mean, whichever collector states them.
 *
 * <p>A reader states every object to the {@link blastradius.ingest.directory.Directory}, which knows what others' records call it and remembers a
 * few bits of it ({@link blastradius.ingest.directory.DirectoryFacts}). {@link blastradius.ingest.directory.DirectoryRules} then makes relations:
 * of access lists by the table {@link blastradius.ingest.directory.Right}, of what lies where, of linked policies ({@link
 * blastradius.ingest.directory.PolicyScopes}), of trusts and of what every domain has, of the two rights of replication ({@link
 * blastradius.ingest.directory.Replication}), and of certificate services.
 *
 * <pre>
 *   objects ─▶ Directory: numbers, flags, parents
 *   what lies where, groups in groups, links, trusts, templates ─▶ DirectoryRules
 *   then each object's access list, members, sessions ─▶ claims, at once
 *   at the end ─▶ who replicates
 * </pre>
 *
 * <p>Cost: 12 bytes an object, 8 a group in a group, some for each unit, template and holder of a right to replicate.
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.directory;
