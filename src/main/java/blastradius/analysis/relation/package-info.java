/**
 * What an arc of the snapshot means in the estate: which relation it stands for, and what goes when that is taken away.
 *
 * <p>The snapshot keeps arcs, an attacker's steps; a defender ends relations. {@link blastradius.analysis.relation.EstateRelation} is a relation by the
 * vertices of its ends; {@link blastradius.analysis.relation.Origins} finds the relations behind one arc, {@link
 * blastradius.analysis.relation.RelationArcs} those of all arcs; a {@link blastradius.analysis.relation.Removal} is an entity or a relation taken away,
 * {@link blastradius.analysis.relation.Closing} the arcs that go with it.
 *
 * <pre>
 *   host ──TRIGGERS──▶ pipeline ──EFFECT──▶ account        the relation  host TRIGGERS pipeline
 *      └────────────── arc ────────────────▲               is behind the arc host ─▶ account too
 * </pre>
 *
 * <p>Cost: O(1) an arc once looked up; what derived arcs come from is looked up when first asked for.
 */
@org.jspecify.annotations.NullMarked
package blastradius.analysis.relation;
