/**
 * What roles and permissions of Microsoft's clouds give: the catalogue {@code seed-data/roles}, and rules over actions for what is not in
 * it.
 *
 * <p>A {@link blastradius.ingest.roles.RoleCatalogue} answers a {@link blastradius.ingest.roles.Judgement} for each role id, permission or
 * list of actions: {@link blastradius.ingest.roles.JudgedRight}s, each on a {@link blastradius.ingest.roles.RightTarget}, and how sure that
 * is. What becomes of them in one tenant is the room {@code entra}'s affair.
 *
 * <pre>
 *   seed-data/roles/*.tsv ─┐
 *   a file of the import ──┴─▶ RoleCatalogue ─▶ Judgement
 *   actions of a custom role ─▶ EntraActions, ArmRights ─┘
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.roles;
