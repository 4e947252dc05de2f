package blastradius.ingest.entra;

import blastradius.ingest.file.Place;

/**
 * Who holds which role of Entra on what.
 *
 * @param principal object id of an account, group or service principal
 * @param role id of the role's template, or of a custom role's definition
 * @param scope {@code directoryScopeId}: {@code /} or blank for the tenant, {@code /administrativeUnits/…}, {@code /…} for one object
 */
public record RoleHolding(Place place, String principal, String role, String scope, Held held) {}
