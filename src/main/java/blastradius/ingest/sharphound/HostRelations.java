package blastradius.ingest.sharphound;

import blastradius.ingest.directory.DirectoryRules;
import blastradius.ingest.directory.Hosts.Host;
import blastradius.ingest.directory.LocalPower;
import blastradius.ingest.domain.Directory;
import blastradius.ingest.domain.Principal;
import blastradius.ingest.domain.Sid;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What records of hosts say of their groups, sessions and rights. */
final class HostRelations {

    /** Groups that older files and policies call by a name of their own. */
    private static final Map<String, LocalPower> BY_FIELD = Map.of(
            "localadmins", LocalPower.ADMINISTRATORS,
            "remotedesktopusers", LocalPower.DESKTOP,
            "dcomusers", LocalPower.OBJECTS,
            "psremoteusers", LocalPower.SHELL);

    private static final Set<String> NOBODY = Set.of("S-1-5-18", "S-1-5-19", "S-1-5-20", "S-1-5-7", "S-1-5-90-0");
    private static final String IGNORED = "IGNOREME";

    private final Directory directory;
    private final DirectoryRules rules;
    private final SessionAges ages;
    private final Map<String, Integer> notCollected = new TreeMap<>();

    HostRelations(Directory directory, DirectoryRules rules, SessionAges ages) {
        this.directory = directory;
        this.rules = rules;
        this.ages = ages;
    }

    void computer(CollectorFile file, Described computer) {
        AdRecord record = computer.record();
        String name = record.part("properties").text("name");
        Host host = new Host(
                computer.place(),
                computer.number(),
                computer.id(),
                computer.home(),
                name == null ? computer.id() : name);
        userRights(host, record);
        for (AdRecord group : record.parts("localgroups")) {
            localGroup(host, group);
        }
        BY_FIELD.forEach((field, power) -> olderGroup(host, record, field, power));
        for (String field : SessionAges.FIELDS) {
            AdRecord sessions = record.part(field);
            tellIfNotCollected(field, sessions);
            sessions.parts("results").forEach(session -> session(file, session, host.sid()));
        }
        delegation(computer);
        for (Principal account : record.principals("dumpsmsapassword")) {
            rules.hosts()
                    .keepsPassword(
                            host.place(), host.number(), directory.end(host.place(), account.id(), host.domain()));
        }
    }

    private void delegation(Described computer) {
        for (Principal holder : computer.record().principals("allowedtoact")) {
            int number = directory.end(computer.place(), holder.id(), computer.home());
            rules.accounts().delegates(computer.place(), number, "AllowedToAct", computer.number());
        }
    }

    private void tellIfNotCollected(String what, AdRecord result) {
        if (result.isFalse("collected")) {
            notCollected.merge(what, 1, Integer::sum);
        }
    }

    private void localGroup(Host host, AdRecord group) {
        String id = group.text("objectidentifier");
        String name = group.text("name");
        tellIfNotCollected("localgroups", group);
        if (id == null) {
            return;
        }
        for (AdRecord local : group.parts("localnames")) {
            String account = local.text("objectidentifier", "objectid");
            if (account != null
                    && account.startsWith(host.sid() + "-")
                    && directory.known(account, host.domain()) < 0) {
                rules.hosts().account(host, account, local.text("principalname"));
            }
        }
        int number = rules.hosts().group(host, id, isIgnored(name) ? null : name);
        int rid = Sid.rid(id);
        boolean isController = Sid.domain(id) == null;
        LocalPower.of(rid)
                .filter(power -> !(isController && power == LocalPower.ADMINISTRATORS))
                .ifPresent(power -> rules.hosts().powers(host, number, power));
        group.principals("results").forEach(member -> rules.hosts().member(host, member, number));
    }

    /* What the collector writes where the name is another record's to say. */
    private static boolean isIgnored(@Nullable String name) {
        return name != null && name.toUpperCase(Locale.ROOT).startsWith(IGNORED);
    }

    private void olderGroup(Host host, AdRecord record, String field, LocalPower power) {
        AdRecord result = record.part(field);
        tellIfNotCollected(field, result);
        List<Principal> members = result.has("results") ? result.principals("results") : record.principals(field);
        if (!members.isEmpty()
                && (result.has("results")
                        || !record.has(field)
                        || result.fields().isEmpty())) {
            int number = rules.hosts().group(host, host.sid() + "-" + power.rid(), null);
            rules.hosts().powers(host, number, power);
            members.forEach(member -> rules.hosts().member(host, member, number));
        }
    }

    private void userRights(Host host, AdRecord record) {
        for (AdRecord right : record.parts("userrights")) {
            tellIfNotCollected("userrights", right);
            if (!right.isFalse("collected")) {
                switch (String.valueOf(right.text("privilege"))) {
                    case "SeRemoteInteractiveLogonRight" ->
                        rules.hosts().logonRights(host, right.principals("results"));
                    case "SeBackupPrivilege" -> rules.hosts().backups(host, right.principals("results"));
                    default -> directory.ledger().unread("user right " + right.text("privilege"));
                }
            }
        }
    }

    /** A session, of a record of its own or within its host's. */
    void session(CollectorFile file, AdRecord session) {
        session(file, session, null);
    }

    private void session(CollectorFile file, AdRecord session, @Nullable String within) {
        String host = session.text("computersid", "computerid");
        String account = session.text("usersid", "userid");
        String at = host == null ? within : host;
        if (at == null || account == null) {
            directory.ledger().rejected(session.place(), "a session names no computer or no user");
            return;
        }
        if (NOBODY.contains(Sid.bare(account))) {
            return;
        }
        String home = Sid.domain(at);
        int signedIn = directory.end(session.place(), account, home);
        SessionAges.Judged judged = ages.judge(file, session, signedIn);
        rules.hosts()
                .session(
                        session.place(),
                        directory.end(session.place(), at, home),
                        signedIn,
                        judged.evidence(),
                        judged.closedSince());
    }

    /** Members that a unit's policies put into groups of the hosts that they affect. */
    void byPolicy(Described unit) {
        AdRecord changes = unit.record().part("gpochanges");
        List<Principal> hosts = changes.principals("affectedcomputers");
        BY_FIELD.forEach((field, power) -> {
            List<Principal> members = changes.principals(field);
            if (!members.isEmpty() && !hosts.isEmpty()) {
                List<Integer> numbers = members.stream()
                        .map(member -> directory.end(unit.place(), member.id(), unit.home()))
                        .toList();
                int set = rules.hosts().byPolicy(unit.place(), unit.number(), power, numbers);
                hosts.forEach(host -> join(unit, host, power, set));
            }
        });
    }

    private void join(Described unit, Principal computer, LocalPower power, int set) {
        int number = directory.end(unit.place(), computer.id(), unit.home());
        Host host = new Host(unit.place(), number, computer.id(), unit.home(), computer.id());
        int group = rules.hosts().group(host, computer.id() + "-" + power.rid(), null);
        rules.hosts().join(host, set, group, power);
    }

    void finish() {
        notCollected.forEach((what, count) -> directory
                .ledger()
                .say(what + " were not collected of " + count + " computers: they are unknown there, not none"));
    }
}
