/** Pure functions from a snapshot to an immutable answer: what an attacker reaches, by which path, and what that costs. */
@org.jspecify.annotations.NullMarked
package blastradius.analysis;
