/**
 * A scenario applied to a snapshot: the snapshot as it would be, and what became of each change.
 *
 * <p>A base and a scenario come in. {@link blastradius.scenario.resolution.Selector} finds what each change means, by ids or by {@link
 * blastradius.scenario.resolution.RelationCriteria} over the {@link blastradius.scenario.resolution.StatedRelations}. {@link
 * blastradius.scenario.resolution.AccessChanges} (with {@link blastradius.scenario.resolution.Narrowing}), {@link
 * blastradius.scenario.resolution.PeopleChanges}, {@link blastradius.scenario.resolution.SecretChanges} and {@link
 * blastradius.scenario.resolution.ToolChanges} write into a {@link blastradius.scenario.resolution.DraftedEstate}, which keeps its {@link
 * blastradius.scenario.resolution.Edits} and becomes a revision: {@link blastradius.scenario.resolution.Resolution}. For each change that
 * says what was {@link blastradius.scenario.resolution.Touched}; {@link blastradius.scenario.resolution.ChangeWords} say it by {@link
 * blastradius.scenario.resolution.Names}.
 *
 * <pre>
 *   base + changes ─▶ Selector ─▶ …Changes ─▶ DraftedEstate ─▶ Resolution (snapshot, outcome of each change)
 * </pre>
 *
 * <p>Cost: the rows that change; O(E) where a rule selects relations.
 */
@org.jspecify.annotations.NullMarked
package blastradius.scenario.resolution;
