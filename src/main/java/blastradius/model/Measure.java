package blastradius.model;

/** What identities are measured by, each compromised alone: what rankings sort by and comparisons compare. */
public enum Measure {
    /** The inherent score, from 0 to 100. */
    SCORE,
    /** Valued organizations at a level or above; the one measure that is asked for at a level. */
    TENANTS,
    /** Valued organizations with a tenant node at CONTROL. */
    TENANT_ADMIN,
    /** The value of reached resources, weighted by level. */
    RESOURCES,
    /** Entities reached, at any level. */
    ENTITIES,
    /** Organization-hours of access that stood in the 30 days before the instant. */
    EXPOSURE_HOURS;

    /** Whether it differs from instant to instant even while the same gates are open. */
    public boolean dependsOnInstant() {
        return switch (this) {
            case SCORE, TENANTS, TENANT_ADMIN, RESOURCES, ENTITIES -> false;
            case EXPOSURE_HOURS -> true;
        };
    }
}
