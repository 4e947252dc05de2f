/**
 * Who can reach a target: the question of a reach, asked of everybody at once and therefore backwards.
 *
 * <p>Targets come in, as an {@link blastradius.analysis.exposure.ExposureQuestion}. For each, {@link blastradius.analysis.exposure.TargetExposure} runs a {@link blastradius.analysis.exposure.BackwardSearch} twice: without
 * conditions of several premises what is found is certain, with any premise enough what is not found is impossible. What lies between is asked forwards, one
 * search each. {@link blastradius.analysis.exposure.Exposure} is the answer, and can check itself forwards.
 *
 * <pre>
 *   certain ⊆ who reaches it ⊆ possible         possible without certain: one search each
 * </pre>
 *
 * <p>Cost: O(V' + E') of what leads there, and a search for each that is undecided, while the budget lasts.
 */
@org.jspecify.annotations.NullMarked
package blastradius.analysis.exposure;
