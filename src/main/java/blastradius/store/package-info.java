/**
 * Neo4j, the system of record, embedded or remote; the only package that knows {@code org.neo4j}.
 *
 * <p>What lies here puts the rooms together and says how the store is; no room knows it.
 *
 * <pre>
 *   importing   reading   document   embedded     a version in · out · small documents · a Neo4j of our own
 *   statement                                     what an import states, on disk
 *   database                                      sessions, versions, migrations, the lease, how values are kept
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package blastradius.store;
