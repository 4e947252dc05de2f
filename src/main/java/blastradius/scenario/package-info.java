/**
 * What if: a set of changes over an estate, the snapshot as it would then be, and the comparison of answers. A {@link
 * blastradius.scenario.resolution.Resolution} applies a scenario to a snapshot by a revision; nothing is written anywhere.
 */
@org.jspecify.annotations.NullMarked
package blastradius.scenario;
