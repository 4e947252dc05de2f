package blastradius.analysis.ranking;

/** What is counted, and in which units the table keeps it. */
public enum Measure {
    /** Entities reached, the identity itself left out. */
    ENTITIES,
    /** Valued organizations at SEE or above; the next three likewise for their levels. */
    TENANTS_SEE,
    TENANTS_READ,
    TENANTS_WRITE,
    TENANTS_CONTROL,
    /** Valued organizations with a tenant node at CONTROL. */
    TENANT_ADMIN,
    /** The value of reached resources weighted by level, in units of {@link OrganizationAssets#UNIT}. */
    RESOURCES
}
