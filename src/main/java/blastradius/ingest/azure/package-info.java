/** Reads delegations and role assignments of Azure. */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.azure;
