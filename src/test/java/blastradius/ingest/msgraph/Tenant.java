package blastradius.ingest.msgraph;

import java.util.Map;
import java.util.TreeMap;

/** A small tenant, response by response; ids are written as numbers. */
final class Tenant {

    static final String ID = id(0xA);

    private final Map<String, String> files = new TreeMap<>();
    private final String folder;

    private Tenant(String folder, String id, String domain) {
        this.folder = folder;
        list("organization", """
                {"id": "%s", "displayName": "%s", "verifiedDomains": [{"name": "%s", "type": "Managed"}]}""".formatted(id, folder, domain));
    }

    static Tenant of(String folder, String id, String domain) {
        return new Tenant(folder, id, domain);
    }

    static Tenant home() {
        return new Tenant("home", ID, "home.example");
    }

    /** The GUID that is written as this number. */
    static String id(int number) {
        return "%08X-0000-4000-8000-00000000%04X".formatted(number + 0x10000000, number);
    }

    /** A response under the path, whose context says the resource. */
    Tenant answer(String path, String context, String... records) {
        files.put(
                folder + "/" + path + ".json",
                "{\"@odata.context\": \"https://graph.microsoft.com/v1.0/$metadata#" + context + "\", \"value\": ["
                        + String.join(", ", records) + "]}");
        return this;
    }

    Tenant list(String path, String... records) {
        return answer(path, path, records);
    }

    Tenant members(int group, String... records) {
        return answer("groups/" + id(group) + "/members", "directoryObjects", records);
    }

    /** A file as it is. */
    Tenant file(String name, String text) {
        files.put(folder + "/" + name, text);
        return this;
    }

    Map<String, String> files() {
        return files;
    }

    Map<String, String> with(Tenant... others) {
        Map<String, String> all = new TreeMap<>(files);
        for (Tenant other : others) {
            all.putAll(other.files);
        }
        return all;
    }

    static String user(int number, String more) {
        return "{\"@odata.type\": \"#microsoft.graph.user\", \"id\": \"" + id(number) + "\", \"displayName\": \"user "
                + number + "\"" + (more.isEmpty() ? "" : ", " + more) + "}";
    }

    static String group(int number, String more) {
        return "{\"@odata.type\": \"#microsoft.graph.group\", \"id\": \"" + id(number) + "\", \"displayName\": \"group "
                + number + "\"" + (more.isEmpty() ? "" : ", " + more) + "}";
    }
}
