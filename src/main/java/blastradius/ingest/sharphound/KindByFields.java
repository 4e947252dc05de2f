package blastradius.ingest.sharphound;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a record is, by what only records of one type have: for files that do not say. */
final class KindByFields {

    private static final Map<String, String> BY_FIELD = fields();
    private static final Map<String, String> BY_PROPERTY =
            Map.of("gpcpath", "gpos", "certtemplateoid", "issuancepolicies", "certthumbprints", "ntauthstores");

    private KindByFields() {}

    /* The first that is there decides. */
    private static Map<String, String> fields() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("usersid", "sessions");
        types.put("enabledcerttemplates", "enterprisecas");
        types.put("grouplink", "issuancepolicies");
        types.put("trusts", "domains");
        types.put("members", "groups");
        types.put("localgroups", "computers");
        types.put("localadmins", "computers");
        types.put("sessions", "computers");
        types.put("allowedtoact", "computers");
        types.put("primarygroupsid", "users");
        types.put("links", "ous");
        types.put("childobjects", "containers");
        return types;
    }

    static @Nullable String type(AdRecord record) {
        AdRecord properties = record.part("properties");
        return BY_FIELD.entrySet().stream()
                .filter(field -> record.has(field.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> BY_PROPERTY.entrySet().stream()
                        .filter(property -> properties.has(property.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst())
                .orElse(properties.has("schemaversion") ? "certtemplates" : null);
    }
}
