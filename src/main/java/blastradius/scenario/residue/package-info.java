/**
 * What somebody or something leaves behind when it goes: a person, a contract, a tool, an identity.
 *
 * <p>{@link blastradius.scenario.residue.Belongings} gathers by relations what is its own: accounts, what they hold, what it answers for. {@link
 * blastradius.scenario.residue.Memory} adds by reach the secrets that it could use while it was here and that still have their value. Each is
 * a {@link blastradius.scenario.residue.Leftover} with the change that ends it; a {@link blastradius.scenario.residue.Residue} is all of them, with what can
 * be reached from them before those changes and after.
 *
 * <pre>
 *   subject ─▶ Belongings ─┬─▶ leftovers ─▶ changes ─▶ resolution
 *                 └▶ Memory ┘                └── reach before, reach after ─▶ saving
 * </pre>
 *
 * <p>Cost: a reach for what it could use, two for the saving, and the resolution of the changes.
 */
@org.jspecify.annotations.NullMarked
package blastradius.scenario.residue;
