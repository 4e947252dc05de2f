package blastradius.ingest.msgraph;

import blastradius.ingest.responses.GraphRecord;
import blastradius.ingest.responses.GraphResource;
import blastradius.ingest.responses.Responses;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The members of some groups, with those of the groups within. Read apart from all other memberships, and only the files of groups that are
 * needed: a bound on memory is the members of groups that policies name.
 */
final class PolicyGroups {

    private final Map<String, Set<String>> members = new HashMap<>();
    private final Map<String, Set<String>> within = new HashMap<>();

    /** Reads the members of the groups, and again those of the groups that are found in them. */
    static PolicyGroups of(Set<String> groups, Responses responses) {
        PolicyGroups read = new PolicyGroups();
        Set<String> next = new TreeSet<>(groups);
        Set<String> done = new HashSet<>();
        while (!next.isEmpty()) {
            Set<String> wanted = next;
            next = new TreeSet<>();
            Set<String> inner = next;
            responses.owned(
                    GraphResource.MEMBERS,
                    owner -> wanted.contains(owner.id().toUpperCase(Locale.ROOT)),
                    (owner, record) -> read.add(owner.id(), record, inner));
            done.addAll(wanted);
            next.removeAll(done);
        }
        return read;
    }

    private void add(String group, GraphRecord record, Set<String> inner) {
        String member = record.id("id");
        if (member != null) {
            String upper = member.toUpperCase(Locale.ROOT);
            members.computeIfAbsent(group.toUpperCase(Locale.ROOT), first -> new HashSet<>())
                    .add(upper);
            if (GraphResource.ofType(record.text("@odata.type")) == GraphResource.GROUPS) {
                inner.add(upper);
                within.computeIfAbsent(group.toUpperCase(Locale.ROOT), first -> new HashSet<>())
                        .add(upper);
            }
        }
    }

    /** Also who may activate membership of the groups. */
    void withEligible(Responses responses) {
        responses.each(GraphResource.GROUP_ELIGIBILITY_INSTANCES, this::eligible);
        responses.each(GraphResource.GROUP_ELIGIBILITY_SCHEDULES, this::eligible);
    }

    private void eligible(GraphRecord record) {
        String group = record.id("groupId");
        String who = record.id("principalId");
        if (group != null && who != null && record.word("accessId").equalsIgnoreCase("member")) {
            members.computeIfAbsent(group.toUpperCase(Locale.ROOT), first -> new HashSet<>())
                    .add(who.toUpperCase(Locale.ROOT));
        }
    }

    /** All that are in the group, at whatever depth, groups among them. */
    Set<String> members(String group) {
        Set<String> all = new TreeSet<>();
        Set<String> next = new HashSet<>(Set.of(group.toUpperCase(Locale.ROOT)));
        Set<String> seen = new HashSet<>();
        while (!next.isEmpty()) {
            Set<String> inner = new HashSet<>();
            for (String one : next) {
                if (seen.add(one)) {
                    all.addAll(members.getOrDefault(one, Set.of()));
                    inner.addAll(within.getOrDefault(one, Set.of()));
                }
            }
            next = inner;
        }
        return all;
    }

    /** Whether the account is in the group, at whatever depth. */
    boolean isIn(String account, String group) {
        return isIn(account, group, new HashSet<>());
    }

    private boolean isIn(String account, String group, Set<String> seen) {
        return seen.add(group)
                && (members.getOrDefault(group, Set.of()).contains(account)
                        || within.getOrDefault(group, Set.of()).stream().anyMatch(inner -> isIn(account, inner, seen)));
    }
}
