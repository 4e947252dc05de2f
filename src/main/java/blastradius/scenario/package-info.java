/**
 * What if: a set of changes over an estate, the snapshot as it would then be, and the comparison of answers. Nothing is written anywhere.
 *
 * <pre>
 *   advice        which changes save most within a budget
 *   comparison    scenarios side by side
 *   incident      what to cut first when something was taken
 *   residue       what is left behind when somebody or something goes
 *   resolution    a scenario applied to a snapshot
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package blastradius.scenario;
