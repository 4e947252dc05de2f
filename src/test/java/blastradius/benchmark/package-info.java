/** Benchmarks of two builds side by side. */
@org.jspecify.annotations.NullMarked
package blastradius.benchmark;
