package blastradius.ingest.sharphound;

import blastradius.ingest.ledger.SourceSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A small collection, record by record, as a collector of format 6 writes it. What follows a record's first line adds to that record. */
final class SmallDomain {

    static final String NAME = "LAB.EXAMPLE";
    static final String SID = "S-1-5-21-10-20-30";

    private final String name;
    private final String sid;
    private final Map<String, List<Map<String, Object>>> files = new TreeMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private final List<Runnable> later = new ArrayList<>();
    private Map<String, Object> record = new LinkedHashMap<>();
    private int next = 1101;

    SmallDomain() {
        this(NAME, SID);
    }

    SmallDomain(String name, String sid) {
        this.name = name;
        this.sid = sid;
        add("domains", "Domain", name, sid);
    }

    SmallDomain user(String called) {
        return add("users", "User", called, sid + "-" + next++)
                .property("enabled", true)
                .field("PrimaryGroupSID", sid + "-513");
    }

    SmallDomain computer(String called) {
        return add("computers", "Computer", called, sid + "-" + next++)
                .property("enabled", true)
                .field("PrimaryGroupSID", sid + "-515");
    }

    SmallDomain group(String called) {
        return group(called, next++);
    }

    SmallDomain group(String called, int rid) {
        return add("groups", "Group", called, sid + "-" + rid);
    }

    /** A group that every domain has. */
    SmallDomain builtin(String called, String bareSid) {
        return add("groups", "Group", called, name + "-" + bareSid);
    }

    SmallDomain unit(String called) {
        return add("ous", "OU", called, guid());
    }

    SmallDomain container(String called) {
        return add("containers", "Container", called, guid());
    }

    SmallDomain policy(String called) {
        return add("gpos", "GPO", called, guid());
    }

    /** A record of any type. */
    SmallDomain other(String type, String kind, String called) {
        return add(type, kind, called, guid());
    }

    /** Goes on with a record that is there already. */
    SmallDomain at(String called) {
        record = files.values().stream()
                .flatMap(List::stream)
                .filter(one -> Objects.equals(ids.get(called), one.get("ObjectIdentifier")))
                .findFirst()
                .orElseThrow();
        return this;
    }

    private String guid() {
        return String.format(
                Locale.ROOT,
                "0A0A%04X-5A5A-4000-8000-%012X",
                next++,
                Long.parseLong(sid.replaceAll("\\D", "")) % 0xFFFFFFFFL);
    }

    private SmallDomain add(String type, String kind, String called, String id) {
        record = new LinkedHashMap<>();
        record.put("ObjectIdentifier", id);
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("name", called);
        properties.put("domain", name);
        properties.put("domainsid", sid);
        record.put("Properties", properties);
        files.computeIfAbsent(type, first -> new ArrayList<>()).add(record);
        ids.put(called, id);
        types.put(called, kind);
        return this;
    }

    SmallDomain property(String property, @Nullable Object value) {
        properties(record).put(property, value);
        return this;
    }

    SmallDomain field(String field, @Nullable Object value) {
        record.put(field, value);
        return this;
    }

    SmallDomain in(String above) {
        return field("ContainedBy", mention(above));
    }

    SmallDomain isProtected() {
        return field("IsACLProtected", true);
    }

    SmallDomain disabled() {
        return property("enabled", false);
    }

    SmallDomain right(String holder, String right) {
        return entry(holder, right, false);
    }

    SmallDomain entry(String holder, String right, boolean isInherited) {
        return listed("Aces", ace(holder, right, isInherited));
    }

    Map<String, Object> ace(String holder, String right, boolean isInherited) {
        Map<String, Object> ace = new LinkedHashMap<>();
        resolved(holder, (id, kind) -> {
            ace.put("PrincipalSID", id);
            ace.put("PrincipalType", kind);
        });
        ace.put("RightName", right);
        ace.put("IsInherited", isInherited);
        return ace;
    }

    SmallDomain member(String... members) {
        for (String member : members) {
            listed("Members", mention(member));
        }
        return this;
    }

    SmallDomain link(String policy, boolean isEnforced) {
        Map<String, Object> link = new LinkedHashMap<>();
        resolved(policy, (id, kind) -> link.put("GUID", id));
        link.put("IsEnforced", isEnforced);
        return listed("Links", link);
    }

    @SuppressWarnings("unchecked")
    SmallDomain listed(String field, Object value) {
        ((List<Object>) record.computeIfAbsent(field, first -> new ArrayList<>())).add(value);
        return this;
    }

    /** An object as others' records mention it. */
    Map<String, Object> mention(String called) {
        Map<String, Object> mention = new LinkedHashMap<>();
        resolved(called, (id, kind) -> {
            mention.put("ObjectIdentifier", id);
            mention.put("ObjectType", kind);
        });
        return mention;
    }

    Map<String, Object> collected(Object... results) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("Results", List.of(results));
        result.put("Collected", true);
        return result;
    }

    /** The id of a record; what is none, as it stands. */
    String id(String called) {
        return ids.getOrDefault(called, called);
    }

    private interface Use {
        void of(String id, String kind);
    }

    /* Names may be of records that come later. */
    private void resolved(String called, Use use) {
        later.add(() -> use.of(id(called), types.getOrDefault(called, "Base")));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> properties(Map<String, Object> record) {
        return (Map<String, Object>) Objects.requireNonNull(record.get("Properties"));
    }

    /** Its files, in the folder. */
    List<Path> in(Path folder) {
        later.forEach(Runnable::run);
        later.clear();
        List<Path> written = new ArrayList<>();
        files.forEach((type, records) -> {
            Map<String, Object> file = new LinkedHashMap<>();
            file.put("data", records);
            file.put("meta", Map.of("type", type, "version", 6, "count", 0));
            try {
                written.add(Files.writeString(
                        folder.resolve(type + ".json"), JsonMapper.shared().writeValueAsString(file)));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
        return written;
    }

    /** What an import makes of it. */
    SharpHoundFiles read() {
        return read(SourceSettings.DEFAULT);
    }

    SharpHoundFiles read(SourceSettings settings) {
        try {
            return SharpHoundFiles.of(
                    settings, in(Files.createTempDirectory("collection")).toArray(Path[]::new));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
