package blastradius.ingest.directory;

import blastradius.ingest.directory.Claims.Said;
import blastradius.ingest.domain.Directory;
import blastradius.ingest.domain.Principal;
import blastradius.ingest.domain.Sid;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import it.unimi.dsi.fastutil.ints.Int2IntMap;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What belongs to one host: its groups and what they may do there, its own accounts, who is signed in. */
public final class Hosts {

    private static final Said MEMBER = Said.of(RelationKind.MEMBER_OF, "MemberOfLocalGroup");
    private static final Said SESSION = Said.of(RelationKind.HAS_SESSION, "HasSession");

    private final Directory directory;
    private final Claims claims;
    /** Groups of which a policy has said before what being in them comes to. */
    private final IntSet byPolicy = new IntOpenHashSet();

    private final Int2IntMap logonRights = new Int2IntOpenHashMap();

    Hosts(Directory directory, Claims claims) {
        this.directory = directory;
        this.claims = claims;
        logonRights.defaultReturnValue(Ledger.NONE);
    }

    /** A host, as its record calls it. */
    public record Host(
            Place place, int number, String sid, @Nullable String domain, String name) {}

    /** A group of a host. Those of a controller are its domain's. */
    public int group(Host host, String id, @Nullable String name) {
        int known = directory.known(id, host.domain());
        if (known >= 0) {
            return known;
        }
        if (Sid.domain(id) == null) {
            return directory.end(host.place(), id, host.domain());
        }
        int rid = Sid.rid(id);
        String called = name == null || name.isBlank() ? "GROUP " + rid + "@" + host.name() : name;
        return directory
                .ledger()
                .state(
                        host.place(),
                        Subject.of(ToolId.of(id), EntityKind.GROUP, "ADLocalGroup", host.domain())
                                .named(called));
    }

    /** What being in a group of a host comes to. Stated once, whoever says who is in it. */
    public void powers(Host host, int group, LocalPower power) {
        if (byPolicy.contains(group)) {
            return;
        }
        Said said = Said.can(power.word(), power.terms());
        int logon = power == LocalPower.DESKTOP ? logonRights.get(host.number()) : Ledger.NONE;
        if (logon >= 0) {
            Terms both = power.terms()
                    .with()
                    .and(directory.ledger().id(logon), AccessLevel.USE)
                    .build();
            said = Said.can(power.word(), both);
        }
        claims.state(host.place(), group, said, host.number());
        if (power.isInteractive()) {
            claims.state(host.place(), group, Said.control(power.word()), zone(host));
        }
    }

    /* A place in the network as which the host acts; what it is allowed from there others say. */
    private int zone(Host host) {
        ToolId id = ToolId.ownedBy(host.sid(), "where it stands");
        int known = directory.ledger().known(id, null);
        if (known >= 0) {
            return known;
        }
        int zone = directory.helper(host.place(), id, EntityKind.ZONE, "where " + host.name() + " stands");
        claims.state(host.place(), host.number(), Said.of(RelationKind.IN_ZONE, "InZone"), zone);
        return zone;
    }

    public void member(Host host, Principal member, int group) {
        claims.state(host.place(), end(host, member), MEMBER, group);
    }

    /** An account or group that a host's record names, its own ones among them. */
    private int end(Host host, Principal principal) {
        boolean isOwn = principal.id().startsWith(host.sid() + "-");
        if (!isOwn || directory.known(principal.id(), host.domain()) >= 0) {
            return directory.end(host.place(), principal.id(), host.domain());
        }
        boolean isGroup = "LocalGroup".equals(principal.type()) || "Group".equals(principal.type());
        return isGroup ? group(host, principal.id(), null) : account(host, principal.id(), null);
    }

    /** An account of the host's own. */
    public int account(Host host, String id, @Nullable String name) {
        String called = name == null || name.isBlank() ? "ACCOUNT " + Sid.rid(id) + "@" + host.name() : name;
        int number = directory
                .ledger()
                .state(
                        host.place(),
                        new Subject(
                                ToolId.of(id),
                                EntityKind.IDENTITY,
                                "ADLocalUser",
                                host.domain(),
                                called,
                                EntityTraits.DEFAULT,
                                Map.of()));
        claims.state(host.place(), host.number(), Said.of(RelationKind.CONTAINS, "LocalAccount"), number);
        return number;
    }

    /** Who may sign in on the host's desktop, where that was collected: being in the group is then not enough. */
    public void logonRights(Host host, List<Principal> holders) {
        int helper = directory.helper(
                host.place(),
                ToolId.ownedBy(host.sid(), "may sign in remotely"),
                EntityKind.GROUP,
                "may sign in remotely on " + host.name());
        logonRights.put(host.number(), helper);
        holders.forEach(holder -> claims.state(
                host.place(), end(host, holder), Said.can("RemoteInteractiveLogonRight", Claims.USE), helper));
    }

    /** A right to read whatever lies on the host, so also its accounts' secrets. */
    public void backups(Host host, List<Principal> holders) {
        holders.forEach(
                holder -> claims.state(host.place(), end(host, holder), Said.control("CanBackup"), host.number()));
    }

    /** Somebody is signed in on a host; {@code why} it is not followed, null: it is. */
    public void session(Place place, int host, int account, Map<String, Object> evidence, @Nullable String why) {
        Said said = new Said(
                SESSION.kind(), SESSION.word(), Terms.builder().deniedBy(why).build(), evidence);
        claims.state(place, host, said, account);
    }

    /** A database's administrator runs commands on its host. */
    public void service(Place place, int account, String word, int host) {
        boolean isKnown = word.equalsIgnoreCase("SQLAdmin");
        if (!isKnown) {
            directory.ledger().unread("service " + word);
        }
        claims.state(
                place,
                account,
                isKnown ? Said.control("SQLAdmin") : Said.nothing(word, "the service is not known"),
                host);
    }

    /** A service account whose password the host keeps. */
    public void keepsPassword(Place place, int host, int account) {
        claims.state(place, host, Said.of(RelationKind.CAN_SIGN_IN_AS, "DumpSMSAPassword"), account);
    }

    /** Members that a policy puts into a group of each of the hosts that it affects: by one set, not each into each. */
    public int byPolicy(Place place, int unit, LocalPower power, List<Integer> members) {
        int set = directory.helper(
                place,
                ToolId.ownedBy(directory.ledger().id(unit), "group " + power.rid() + " by policy"),
                EntityKind.GROUP,
                power.title() + " by policies of " + directory.name(unit));
        members.forEach(member -> claims.state(place, member, MEMBER, set));
        return set;
    }

    /** Puts a set into a host's group. */
    public void join(Host host, int set, int group, LocalPower power) {
        powers(host, group, power);
        byPolicy.add(group);
        claims.state(host.place(), set, MEMBER, group);
    }
}
