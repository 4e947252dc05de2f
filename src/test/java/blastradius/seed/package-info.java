/** Writes the demo estate: one invented provider, its customers, and every story of the domain. */
@org.jspecify.annotations.NullMarked
package blastradius.seed;
