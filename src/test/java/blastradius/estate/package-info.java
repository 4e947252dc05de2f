/** Draws estates of any size for benchmarks and tests: the same seed number gives the same estate. */
@org.jspecify.annotations.NullMarked
package blastradius.estate;
