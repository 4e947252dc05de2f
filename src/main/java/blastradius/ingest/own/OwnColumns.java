package blastradius.ingest.own;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** The columns of the own tables. */
public final class OwnColumns {

    static final Set<String> ENTITIES = Set.of(
            "id",
            "entity",
            "kind",
            "name",
            "tenant",
            "source_id",
            "enabled",
            "criticality",
            "sensitivity",
            "properties",
            "organization",
            "weight",
            "environment",
            "service",
            "tier",
            "break_glass",
            "phishing_resistant",
            "guest",
            "helper",
            "source_kind");

    static final Set<String> RELATIONS = Set.of(
            "from",
            "relation",
            "to",
            "level",
            "from_time",
            "to_time",
            "state",
            "approvers",
            "factors",
            "zone",
            "ticket",
            "mode",
            "disclosed_at",
            "policy",
            "denied_by",
            "effects",
            "live",
            "form",
            "and",
            "source_kind",
            "properties");

    private static final List<String> EXPORTED = List.of("id,entity,kind,", "from,relation,to,");

    private OwnColumns() {}

    /** Whether the bytes begin a table as it is exported: names may hold any character there, a zero too. */
    public static boolean beginExport(byte[] first) {
        String start = new String(first, StandardCharsets.ISO_8859_1);
        return EXPORTED.stream().anyMatch(start::startsWith);
    }

    /**
     * Whether a header is one of ours: entities have an id and an entity or kind, relations a from, a relation and a to.
     *
     * @param columns as {@code TableForm.clean} leaves them
     */
    public static boolean areIn(List<String> columns) {
        return isEntities(columns) || isRelations(columns);
    }

    static boolean isEntities(List<String> columns) {
        return columns.contains("id") && (columns.contains("entity") || columns.contains("kind"));
    }

    static boolean isRelations(List<String> columns) {
        return columns.containsAll(List.of("from", "relation", "to"));
    }
}
