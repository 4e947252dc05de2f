package blastradius.analysis.impact;

import blastradius.model.AccessLevel;

/**
 * What one valued organization loses.
 *
 * @param tenant the vertex of its tenant (the first of several), or -1 for an estate without tenants
 * @param level the highest level held on anything of it; USE of a group, grant or credential is no level on its tenant
 * @param admin whether the tenant node itself is at CONTROL
 * @param share the share of its value that is lost, from 0 to 1
 * @param hops the fewest relations to anything of it
 */
public record TenantImpact(int tenant, AccessLevel level, boolean admin, double share, int hops) {}
