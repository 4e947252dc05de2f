package blastradius.ingest.entra;

/**
 * What decides who manages a group's members.
 *
 * @param isRoleAssignable {@code isAssignableToRole}
 * @param isM365 {@code groupTypes} contains {@code Unified}
 * @param isSecurity {@code securityEnabled}
 * @param isDynamic {@code groupTypes} contains {@code DynamicMembership}: a rule over attributes decides
 * @param isSynchronised {@code onPremisesSyncEnabled}: its members are written elsewhere
 */
public record GroupTraits(
        boolean isRoleAssignable, boolean isM365, boolean isSecurity, boolean isDynamic, boolean isSynchronised) {

    /** A security group whose members are named. */
    public static final GroupTraits PLAIN = new GroupTraits(false, false, true, false, false);
}
