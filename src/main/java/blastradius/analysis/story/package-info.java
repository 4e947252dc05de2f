/**
 * What falls, told in a few lines instead of thousands of entities.
 *
 * <p>{@link blastradius.analysis.story.Story} takes the {@link blastradius.analysis.story.ShortestWays} of a reach, tells the few entities that
 * many of them pass, says which of those each reached entity lies behind ({@link blastradius.analysis.story.Nearest}), and puts together what lies
 * behind the same one, is of one kind and held at one level ({@link blastradius.analysis.story.Grouping}).
 *
 * <pre>
 *   compromised ──member of──▶ group ──can──▶ tool ──manages … contains──▶ 456 hosts at CONTROL
 *                                │                ──manages … contains──▶ 389 people at CONTROL
 *                                └──can──▶ 132 scopes at SEE
 * </pre>
 *
 * <p>Cost: O(reached log reached).
 */
@org.jspecify.annotations.NullMarked
package blastradius.analysis.story;
