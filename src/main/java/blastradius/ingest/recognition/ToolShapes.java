package blastradius.ingest.recognition;

import blastradius.ingest.file.Format;
import blastradius.ingest.responses.GraphPath;
import blastradius.ingest.responses.GraphResource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** By what the formats of tools are told: what they say of themselves, or how their records look. Each answers null for any other. */
final class ToolShapes {

    private static final Set<String> SHARPHOUND_TYPES = Set.of(
            "users",
            "computers",
            "groups",
            "domains",
            "ous",
            "gpos",
            "containers",
            "aiacas",
            "rootcas",
            "enterprisecas",
            "ntauthstores",
            "certtemplates",
            "issuancepolicies",
            "sessions",
            "deleted");

    private static final Set<String> RESOURCE =
            Set.of("properties", "roleDefinitionId", "type", "subscriptionId", "displayName");

    private ToolShapes() {}

    /** By the description that collectors of one family write beside their data. */
    static @Nullable Format byMeta(@Nullable Map<String, Object> meta) {
        String type = meta == null ? "" : String.valueOf(meta.get("type")).toLowerCase(Locale.ROOT);
        if (type.startsWith("azure")) {
            return Format.AZUREHOUND;
        }
        return SHARPHOUND_TYPES.contains(type) ? Format.SHARPHOUND : null;
    }

    /** By the address of the metadata that a response names. */
    static @Nullable Format byContext(@Nullable String address) {
        boolean isGraph = address != null
                && (address.contains("graph.microsoft")
                        || address.contains("microsoftgraph")
                        || address.startsWith("#microsoft.graph."));
        return isGraph ? Format.MICROSOFT_GRAPH : null;
    }

    /** By an error that was answered in place of what was asked for. */
    static @Nullable Format byError(@Nullable Map<String, Object> error) {
        boolean isGraph = error != null
                && error.containsKey("code")
                && (error.containsKey("innerError") || error.containsKey("innererror"));
        return isGraph ? Format.MICROSOFT_GRAPH : null;
    }

    /** By what the first of several requests or answers says that were sent as one. */
    static @Nullable Format byBatched(Set<String> names) {
        boolean isAnswer = names.contains("status") && (names.contains("body") || names.contains("headers"));
        boolean isRequest = names.contains("method") && names.contains("url");
        return names.contains("id") && (isAnswer || isRequest) ? Format.MICROSOFT_GRAPH : null;
    }

    /** By where a list or an object was kept that does not say what it is. */
    static @Nullable Format byPlace(String name, Set<String> names) {
        boolean isAnswer =
                Stream.of("value", "id", "Id", "error", "inboundTrust").anyMatch(names::contains);
        boolean isRecord = GraphResource.ofFields(names) != GraphResource.OTHER;
        return isRecord || (isAnswer && GraphPath.isKnown(name)) ? Format.MICROSOFT_GRAPH : null;
    }

    /** By the schema of a deployment template or of its parameters. */
    static @Nullable Format bySchema(@Nullable String address) {
        boolean isTemplate = address != null && address.contains("schema.management.azure.com/");
        return isTemplate ? Format.AZURE : null;
    }

    /** By the first record of a list. */
    static @Nullable Format byRecord(Map<String, Object> record) {
        if (record.get("kind") instanceof String kind && kind.startsWith("AZ") && record.containsKey("data")) {
            return Format.AZUREHOUND;
        }
        if (record.containsKey("ObjectIdentifier") || record.containsKey("ComputerSID")) {
            return Format.SHARPHOUND;
        }
        if (record.get("@odata.type") instanceof String type && type.startsWith("#microsoft.graph.")) {
            return Format.MICROSOFT_GRAPH;
        }
        if (isOfAzure(record)) {
            return Format.AZURE;
        }
        return GraphResource.ofFields(record.keySet()) == GraphResource.OTHER ? null : Format.MICROSOFT_GRAPH;
    }

    /* What the resource manager tells: of a resource its path and more, of an account of the command line its tenants. */
    private static boolean isOfAzure(Map<String, Object> record) {
        String id = record.get("id") instanceof String text ? text.toLowerCase(Locale.ROOT) : "";
        boolean isSubscription = id.startsWith("/subscriptions/");
        boolean hasPath = isSubscription || (id.startsWith("/") && id.contains("/providers/"));
        boolean isResource = hasPath && RESOURCE.stream().anyMatch(record::containsKey);
        boolean isAccount = record.containsKey("homeTenantId") && record.containsKey("tenantId");
        boolean isAssignment = record.containsKey("principalId")
                && record.get("roleDefinitionId") instanceof String role
                && role.toLowerCase(Locale.ROOT).contains("/providers/microsoft.authorization/");
        return isResource || isAccount || isAssignment || isOfAzuresShell(record);
    }

    private static boolean isOfAzuresShell(Map<String, Object> record) {
        boolean isAssignment = record.containsKey("RoleAssignmentId") && record.containsKey("RoleDefinitionId");
        boolean isRole = record.containsKey("IsCustom") && record.containsKey("AssignableScopes");
        boolean isResource = record.containsKey("ResourceId") && record.containsKey("ResourceType");
        return (isAssignment && record.containsKey("ObjectId")) || isRole || isResource;
    }

    /** By the outline of a single record: its path, and the words that it says of what it is. */
    static @Nullable Format byOutline(@Nullable String id, Set<String> names) {
        boolean hasPath = id != null
                && (id.toLowerCase(Locale.ROOT).startsWith("/subscriptions/") || id.startsWith("/providers/"));
        if (names.containsAll(Set.of("RoleAssignmentId", "RoleDefinitionId", "ObjectId"))
                || names.containsAll(Set.of("IsCustom", "AssignableScopes", "NotActions"))) {
            return Format.AZURE;
        }
        boolean hasType =
                names.stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("type=microsoft."));
        return hasPath && hasType && !names.contains("entity") ? Format.AZURE : null;
    }
}
