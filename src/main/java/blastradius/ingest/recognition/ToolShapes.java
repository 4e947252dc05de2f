package blastradius.ingest.recognition;

import blastradius.ingest.file.Format;
import blastradius.ingest.responses.GraphPath;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

    /** By where a list or an object was kept that does not say what it is. */
    static @Nullable Format byPlace(String name, Set<String> names) {
        boolean isAnswer =
                names.contains("value") || names.contains("id") || names.contains("Id") || names.contains("error");
        return isAnswer && GraphPath.isKnown(name) ? Format.MICROSOFT_GRAPH : null;
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
        return isOfAzure(record) ? Format.AZURE : null;
    }

    /* A resource of the resource manager: its path, and its type or its properties. */
    private static boolean isOfAzure(Map<String, Object> record) {
        boolean hasPath = record.get("id") instanceof String id && id.startsWith("/") && id.contains("/providers/");
        return hasPath
                && (record.containsKey("properties")
                        || record.containsKey("roleDefinitionId")
                        || record.containsKey("type"));
    }
}
