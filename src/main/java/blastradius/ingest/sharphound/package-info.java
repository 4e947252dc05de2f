/** Reads collections of AD domains by SharpHound. */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.sharphound;
