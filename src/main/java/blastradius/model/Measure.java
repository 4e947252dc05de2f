package blastradius.model;

/** What entities are measured by, each compromised alone: what rankings sort by and comparisons compare. */
public enum Measure {
    /** The inherent score, from 0 to 100. */
    SCORE,
    /** The score with each gate in the way weighed, from 0 to 100. */
    RESIDUAL,
    /** Customers lost, in customer equivalents; the one measure of loss that an inventory that grows does not move. */
    LOSS,
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
            case SCORE, RESIDUAL, LOSS, TENANTS, TENANT_ADMIN, RESOURCES, ENTITIES -> false;
            case EXPOSURE_HOURS -> true;
        };
    }
}
