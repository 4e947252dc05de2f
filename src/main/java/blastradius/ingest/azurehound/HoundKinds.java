package blastradius.ingest.azurehound;

import java.util.Locale;
import java.util.Set;

/** The collector's kinds of records, by when they are read. */
final class HoundKinds {

    /** Described in the first reading. */
    static final Set<String> ENTITIES = Set.of(
            "aztenant",
            "azuser",
            "azgroup",
            "azapp",
            "azserviceprincipal",
            "azdevice",
            "azrole",
            "azfederatedidentitycredential",
            "azrolemanagementpolicyassignment",
            "azmanagementgroup",
            "azmanagementgroupdescendant",
            "azsubscription",
            "azresourcegroup",
            "azvm",
            "azvmscaleset",
            "azkeyvault",
            "azmanagedcluster",
            "azautomationaccount",
            "azlogicapp",
            "azfunctionapp",
            "azwebapp",
            "azcontainerregistry",
            "azstorageaccount",
            "azstoragecontainer");

    /** Who holds what. */
    static final Set<String> HOLDINGS = Set.of(
            "azroleassignment", "azroleeligibilityscheduleinstance", "azapproleassignment", "azkeyvaultaccesspolicy");

    /** Who is in what, and who owns it. */
    static final Set<String> MEMBERSHIPS =
            Set.of("azgroupmember", "azgroupowner", "azappowner", "azserviceprincipalowner", "azdeviceowner");

    private static final Set<String> LISTS = Set.of(
            "azgroupmember",
            "azgroupowner",
            "azappowner",
            "azserviceprincipalowner",
            "azdeviceowner",
            "azroleassignment",
            "azfederatedidentitycredential");

    private HoundKinds() {}

    static String folded(String kind) {
        return kind.toLowerCase(Locale.ROOT);
    }

    /** Whether the record lists roles on a resource; all kinds do it alike. */
    static boolean isAzureRoles(String kind) {
        String folded = folded(kind);
        return !ENTITIES.contains(folded)
                && !HOLDINGS.contains(folded)
                && (folded.endsWith("roleassignment")
                        || folded.endsWith("owner")
                        || folded.endsWith("contributor")
                        || folded.endsWith("useraccessadmin")
                        || folded.endsWith("adminlogin"))
                && !MEMBERSHIPS.contains(folded);
    }

    static boolean isHolding(String kind) {
        return HOLDINGS.contains(folded(kind)) || isAzureRoles(kind);
    }

    static boolean isKnown(String kind) {
        String folded = folded(kind);
        return ENTITIES.contains(folded) || MEMBERSHIPS.contains(folded) || isHolding(kind);
    }

    /** Whether what the record says is a list. */
    static boolean isList(String kind) {
        return LISTS.contains(folded(kind)) || isAzureRoles(kind);
    }
}
