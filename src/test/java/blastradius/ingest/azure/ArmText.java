package blastradius.ingest.azure;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Records as the resource manager and its command line write them; single quotes stand for double ones. */
final class ArmText {

    static final String TENANT = "10000000-0000-4000-8000-000000000001";
    static final String PARTNER = "10000000-0000-4000-8000-000000000002";
    static final String ANN = "20000000-0000-4000-8000-000000000001";
    static final String OPS = "20000000-0000-4000-8000-000000000002";
    static final String BOB = "20000000-0000-4000-8000-000000000003";
    static final String SUB = "/subscriptions/40000000-0000-4000-8000-000000000001";
    static final String GROUP = SUB + "/resourceGroups/rg";
    static final String VM = GROUP + "/providers/Microsoft.Compute/virtualMachines/vm";
    static final String VAULT = GROUP + "/providers/Microsoft.KeyVault/vaults/kv";

    static final String OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
    static final String CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";
    static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    static final String USER_ACCESS = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9";
    static final String LOG_ANALYTICS = "92aaf0da-9dab-42b6-94a3-d43ce8d16293";

    private ArmText() {}

    static String json(String text) {
        return text.replace('\'', '"');
    }

    /** As {@code az … list} prints. */
    static String list(String... records) {
        return Arrays.stream(records).collect(Collectors.joining(",\n", "[", "]"));
    }

    /** As the interface answers. */
    static String value(String... records) {
        return "{\"value\":" + list(records) + "}";
    }

    static String account() {
        return json("{'cloudName':'AzureCloud','homeTenantId':'" + TENANT + "','id':'" + SUB.substring(15)
                + "','isDefault':true,'managedByTenants':[],'name':'Prod','state':'Enabled','tenantId':'" + TENANT
                + "','user':{'name':'x'}}");
    }

    /** A role assignment as the command line flattens it. */
    static String assignment(String principal, String role, String scope, String more) {
        return json("{'id':'" + scope + "/providers/Microsoft.Authorization/roleAssignments/" + principal
                + "','name':'x','principalId':'" + principal + "','roleDefinitionId':'" + SUB
                + "/providers/Microsoft.Authorization/roleDefinitions/" + role + "','scope':'" + scope
                + "','type':'Microsoft.Authorization/roleAssignments'" + more + "}");
    }

    /** A record of the interface's, with its properties apart. */
    static String extension(String scope, String type, String properties) {
        return json("{'id':'" + scope + "/providers/Microsoft.Authorization/" + type
                + "/50000000-0000-4000-8000-000000000001','name':'y','type':'Microsoft.Authorization/" + type
                + "','properties':{" + properties + "}}");
    }

    static String machine(String id, String more) {
        return json("{'id':'" + id
                + "','name':'vm','type':'Microsoft.Compute/virtualMachines','location':'uksouth','vmId':'60000000-0000-4000-8000-000000000001'"
                + more + "}");
    }

    static String vault(String more) {
        return json("{'id':'" + VAULT + "','name':'kv','type':'Microsoft.KeyVault/vaults','properties':{'tenantId':'"
                + TENANT + "'" + more + "}}");
    }

    static String definition(String id, String properties) {
        return json("{'id':'" + SUB + "/providers/Microsoft.ManagedServices/registrationDefinitions/" + id
                + "','name':'" + id + "','type':'Microsoft.ManagedServices/registrationDefinitions','properties':{"
                + properties + "}}");
    }

    static String delegation(String definition, String more) {
        return json("{'id':'" + GROUP + "/providers/Microsoft.ManagedServices/registrationAssignments/a','name':'a',"
                + "'type':'Microsoft.ManagedServices/registrationAssignments','properties':{'registrationDefinitionId':'"
                + SUB.toUpperCase(java.util.Locale.ROOT)
                + "/providers/microsoft.managedservices/registrationDefinitions/" + definition
                + "','provisioningState':'Succeeded'" + more + "}}");
    }
}
