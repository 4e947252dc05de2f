package blastradius.ingest.azure;

import blastradius.ingest.arm.ArmFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records of Azure PowerShell, which calls things otherwise than the resource manager does. */
final class ShellWords {

    private static final String AUTHORIZATION = "/providers/Microsoft.Authorization/";

    private ShellWords() {}

    /** The record in the words of the resource manager; itself where it has them already. */
    static ArmFields plain(ArmFields record) {
        if (record.text("ObjectId") != null
                && record.text("RoleDefinitionId") != null
                && record.text("Scope") != null) {
            return assignment(record);
        }
        boolean isRole = record.value("IsCustom") != null && record.value("Actions") instanceof List<?>;
        if (isRole && record.text("Id") != null) {
            return definition(record);
        }
        return record.text("ResourceId") != null && record.text("ResourceType") != null
                ? renamed(record, Map.of("ResourceId", "id", "ResourceType", "type"))
                : record;
    }

    private static ArmFields assignment(ArmFields record) {
        Map<String, Object> said = new LinkedHashMap<>();
        String id = record.text("RoleAssignmentId");
        String scope = record.text("Scope");
        said.put(
                "id",
                id != null && id.startsWith("/")
                        ? id
                        : (String.valueOf(scope).equals("/") ? "" : scope) + AUTHORIZATION + "roleAssignments/" + id);
        said.put("type", "Microsoft.Authorization/roleAssignments");
        take(said, record, "Scope", "scope");
        take(said, record, "RoleDefinitionId", "roleDefinitionId");
        take(said, record, "RoleDefinitionName", "roleDefinitionName");
        take(said, record, "ObjectId", "principalId");
        take(said, record, "ObjectType", "principalType");
        take(said, record, "DisplayName", "principalName");
        take(said, record, "Condition", "condition");
        return new ArmFields(said);
    }

    private static ArmFields definition(ArmFields record) {
        Map<String, Object> permission = new LinkedHashMap<>();
        for (String list : List.of("Actions", "NotActions", "DataActions", "NotDataActions")) {
            take(permission, record, list, list.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + list.substring(1));
        }
        Map<String, Object> said = new LinkedHashMap<>();
        String id = String.valueOf(record.text("Id"));
        said.put("id", id.startsWith("/") ? id : AUTHORIZATION + "roleDefinitions/" + id);
        said.put("type", "Microsoft.Authorization/roleDefinitions");
        take(said, record, "Name", "roleName");
        said.put("roleType", Boolean.TRUE.equals(record.truth("IsCustom")) ? "CustomRole" : "BuiltInRole");
        take(said, record, "AssignableScopes", "assignableScopes");
        said.put("permissions", List.of(permission));
        return new ArmFields(said);
    }

    private static ArmFields renamed(ArmFields record, Map<String, String> names) {
        Map<String, Object> said = new LinkedHashMap<>();
        record.map().forEach((name, value) -> said.put(names.getOrDefault(name, name), value));
        return new ArmFields(said);
    }

    private static void take(Map<String, Object> said, ArmFields record, String name, String as) {
        Object value = record.value(name);
        if (value != null && !"".equals(value)) {
            said.put(as, value);
        }
    }
}
