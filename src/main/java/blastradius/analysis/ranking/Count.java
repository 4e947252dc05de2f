package blastradius.analysis.ranking;

import java.util.List;

/** What is counted of each identity: the exact part of its measures, in whole units, so that sums of it can be added to and taken from. */
enum Count {
    /** Entities reached, the identity itself left out. */
    ENTITIES,
    /** Valued organizations at SEE or above; the next three likewise for their levels. */
    TENANTS_SEE,
    TENANTS_READ,
    TENANTS_WRITE,
    TENANTS_CONTROL,
    /** Valued organizations with a tenant node at CONTROL. */
    TENANT_ADMIN,
    /** Customers lost, in units of {@code CustomersLost}. */
    CUSTOMERS,
    /** The value of reached resources weighted by level, in units of {@link OrganizationAssets#UNIT}. */
    RESOURCES;

    static final List<Count> ALL = List.of(values());

    /** No number of organizations. */
    static final int NO_MARK = -1;

    /** Where arrays by count keep it. */
    @SuppressWarnings("EnumOrdinal") // no array outlives the run
    int place() {
        return ordinal();
    }

    /** Which bit of {@link OrganizationMarks} it counts organizations by. */
    int mark() {
        return switch (this) {
            case ENTITIES, RESOURCES, CUSTOMERS -> NO_MARK;
            case TENANTS_SEE -> 0;
            case TENANTS_READ -> 1;
            case TENANTS_WRITE -> 2;
            case TENANTS_CONTROL -> 3;
            case TENANT_ADMIN -> 4;
        };
    }
}
