/**
 * Reads estates from files, checks them and hands them to the store: contract cases, own tables, and the exports of other tools. What
 * a source's words mean for an attack is data ({@code seed-data/mappings}), not code.
 */
@NullMarked
package blastradius.ingest;

import org.jspecify.annotations.NullMarked;
