package blastradius.ingest.sharphound;

import blastradius.ingest.domain.Directory;
import blastradius.ingest.domain.DirectoryKind;
import blastradius.ingest.domain.DirectoryObject;
import blastradius.ingest.domain.Flag;
import blastradius.ingest.domain.Sid;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** States every object, before anything is said between two of them. */
final class EntityPass {

    /** Attributes in which some directories keep passwords that everybody can read: they do not belong into an estate. */
    private static final Set<String> SECRETS = Set.of("userpassword", "unixpassword", "unicodepassword", "sfupassword");

    private static final int CONTROLLERS = 516;
    private static final int READ_ONLY_CONTROLLERS = 521;
    private static final String SWITCHED_OFF = "3";

    private final Directory directory;
    private final SessionAges ages;

    EntityPass(Directory directory, SessionAges ages) {
        this.directory = directory;
        this.ages = ages;
    }

    void take(CollectorFile file, AdRecord record) {
        DirectoryKind kind = file.kind();
        ages.record(file, record);
        if (kind == null) {
            return;
        }
        String id = record.text("objectidentifier");
        if (id == null) {
            directory.ledger().rejected(record.place(), "has no ObjectIdentifier");
            return;
        }
        AdRecord properties = record.part("properties");
        String domain = domain(kind, id, record);
        directory.named(properties.text("domain"), domain);
        if (kind == DirectoryKind.ENTERPRISE_CA && record.text("hostingcomputer") != null) {
            directory.hostsAuthority(String.valueOf(record.text("hostingcomputer")));
        }
        int number = directory.state(new DirectoryObject(
                record.place(), id, kind, domain, kept(kind, record, properties), flags(kind, record, properties)));
        ages.signedIn(number, kind.isAccount() ? lastUsed(properties) : null);
    }

    private @Nullable String domain(DirectoryKind kind, String id, AdRecord record) {
        if (kind == DirectoryKind.DOMAIN) {
            return id;
        }
        String stated = CollectorFile.Whose.domain(record);
        String named =
                stated == null ? directory.sidOf(record.part("properties").text("domain")) : stated;
        int dash = id.indexOf("-S-1-");
        return named == null && dash > 0 ? directory.sidOf(id.substring(0, dash)) : named;
    }

    private Map<String, Object> kept(DirectoryKind kind, AdRecord record, AdRecord properties) {
        Map<String, Object> kept = new LinkedHashMap<>(properties.fields());
        if (kept.keySet().removeAll(SECRETS)) {
            kept.put("haspasswordattribute", hasSecret(properties));
        }
        if (kind.isAccount()) {
            Instant changed = time(properties.text("pwdlastset"));
            Instant used = lastUsed(properties);
            put(kept, "passwordChanged", changed);
            put(kept, "lastUsed", used);
            ages.seen(later(changed, used));
            hostName(kind, kept, properties);
            if (record.isTrue("unconstraineddelegation")) {
                kept.put("unconstraineddelegation", true);
            }
        }
        return kept;
    }

    private @Nullable Instant lastUsed(AdRecord properties) {
        return later(time(properties.text("lastlogon")), time(properties.text("lastlogontimestamp")));
    }

    /* Collectors call a computer by its full name; others' records of the machine know it by that. */
    private static void hostName(DirectoryKind kind, Map<String, Object> kept, AdRecord properties) {
        String name = properties.text("name");
        if (kind == DirectoryKind.COMPUTER && name != null && name.indexOf('.') > 0 && name.indexOf('@') < 0) {
            kept.putIfAbsent("dnshostname", name);
        }
    }

    private static boolean hasSecret(AdRecord properties) {
        return SECRETS.stream().anyMatch(secret -> properties.text(secret) != null);
    }

    private static void put(Map<String, Object> kept, String name, @Nullable Instant time) {
        if (time != null) {
            kept.put(name, time.toString());
        }
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    private @Nullable Instant time(@Nullable String text) {
        try {
            return text == null || text.startsWith("-")
                    ? null
                    : directory.ledger().times().start(text);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static Set<Flag> flags(DirectoryKind kind, AdRecord record, AdRecord properties) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        set(flags, Flag.PROTECTED, record.isTrue("isaclprotected") || properties.isTrue("isaclprotected"));
        set(flags, Flag.ADMIN_COUNT, properties.isTrue("admincount") || "1".equals(properties.text("admincount")));
        set(flags, Flag.DISABLED, kind.isAccount() && (properties.isFalse("enabled") || record.isTrue("isdeleted")));
        set(flags, Flag.MANAGED, properties.isTrue("gmsa") || properties.isTrue("msa"));
        set(flags, Flag.BLOCKS_INHERITANCE, properties.isTrue("blocksinheritance"));
        set(flags, Flag.SWITCHED_OFF, SWITCHED_OFF.equals(properties.text("gpostatus")));
        if (kind == DirectoryKind.COMPUTER) {
            String group = record.text("primarygroupsid");
            int primary = group == null ? -1 : Sid.ridInDomain(group);
            boolean isReadOnly = primary == READ_ONLY_CONTROLLERS;
            set(flags, Flag.LAPS, properties.isTrue("haslaps"));
            set(flags, Flag.READ_ONLY_CONTROLLER, isReadOnly);
            set(flags, Flag.CONTROLLER, !isReadOnly && (record.isTrue("isdc") || primary == CONTROLLERS));
        }
        return flags;
    }

    private static void set(Set<Flag> flags, Flag flag, boolean isSo) {
        if (isSo) {
            flags.add(flag);
        }
    }
}
