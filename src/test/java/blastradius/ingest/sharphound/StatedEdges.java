package blastradius.ingest.sharphound;

import blastradius.model.Entity;
import blastradius.model.Relation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was stated, in the words of who states it without sets: a set stands for what it is a set of, a host's group for whoever is in it, a
 * policy's link for whom it reaches.
 */
final class StatedEdges {

    private static final Set<String> BY_LOCAL_GROUP = Set.of("AdminTo", "CanRDP", "CanPSRemote", "ExecuteDCOM");

    private final SharpHoundFiles files;
    private final Map<String, Set<String>> localMembers = new HashMap<>();
    private final Map<String, Set<String>> enrollers = new HashMap<>();
    private final Map<String, Set<String>> below = new HashMap<>();

    private StatedEdges(SharpHoundFiles files) {
        this.files = files;
        for (Relation relation : files.estate.relations) {
            if (relation.sourceKind().equals("MemberOfLocalGroup")) {
                localMembers
                        .computeIfAbsent(relation.to(), first -> new HashSet<>())
                        .add(relation.from());
            }
            if (relation.to().startsWith("may enrol@")) {
                enrollers
                        .computeIfAbsent(relation.to(), first -> new HashSet<>())
                        .add(relation.from());
            }
            if (relation.sourceKind().equals("GPOAppliesTo")) {
                below.computeIfAbsent(relation.from(), first -> new HashSet<>()).add(relation.to());
            }
        }
    }

    /** By source kind, who holds what. */
    static Map<String, Set<String>> of(SharpHoundFiles files) {
        StatedEdges stated = new StatedEdges(files);
        Map<String, Set<String>> edges = new TreeMap<>();
        for (Relation relation : files.estate.relations) {
            stated.holders(relation)
                    .forEach(holder -> edges.computeIfAbsent(relation.sourceKind(), first -> new TreeSet<>())
                            .add(stated.meant(holder) + " -> " + stated.meant(relation.to())));
            if (relation.sourceKind().equals("GPLink")) {
                stated.accounts(relation.to(), new HashSet<>())
                        .forEach(account -> edges.computeIfAbsent("GPOAppliesTo by policy", first -> new TreeSet<>())
                                .add(relation.from() + " -> " + account));
            }
        }
        return edges;
    }

    private Set<String> holders(Relation relation) {
        if (BY_LOCAL_GROUP.contains(relation.sourceKind())) {
            return through(relation.from());
        }
        if (relation.sourceKind().startsWith("ADCSESC") && relation.from().startsWith("may enrol@")) {
            Set<String> all = new TreeSet<>(enrollers.getOrDefault(relation.from(), Set.of()));
            relation.terms().and().forEach(premise -> all.addAll(enrollers.getOrDefault(premise.entity(), Set.of())));
            Set<String> both = expanded(relation.from(), all);
            relation.terms().and().forEach(premise -> both.retainAll(expanded(premise.entity(), all)));
            return both;
        }
        return Set.of(relation.from());
    }

    /* Those of the candidates who are in a set, by themselves or by a group. */
    private Set<String> expanded(String set, Set<String> candidates) {
        Set<String> in = new TreeSet<>();
        Set<String> direct = enrollers.getOrDefault(set, Set.of());
        for (String candidate : candidates) {
            Set<String> groups = new HashSet<>(Set.of(candidate));
            boolean grew = true;
            while (grew) {
                grew = false;
                for (Relation relation : files.estate.relations) {
                    boolean isMember = relation.kind() == blastradius.model.RelationKind.MEMBER_OF;
                    grew |= isMember && groups.contains(relation.from()) && groups.add(relation.to());
                }
            }
            if (groups.stream().anyMatch(direct::contains)) {
                in.add(candidate);
            }
        }
        return in;
    }

    private Set<String> through(String group) {
        Set<String> holders = new TreeSet<>();
        localMembers.getOrDefault(group, Set.of(group)).forEach(member -> {
            if (member.equals(group) || !isSet(member)) {
                holders.add(member);
            } else {
                holders.addAll(through(member));
            }
        });
        return holders;
    }

    private Set<String> accounts(String set, Set<String> seen) {
        Set<String> accounts = new TreeSet<>();
        if (seen.add(set)) {
            below.getOrDefault(set, Set.of())
                    .forEach(one -> accounts.addAll(isSet(one) ? accounts(one, seen) : Set.of(one)));
        }
        return accounts;
    }

    private boolean isSet(String id) {
        Entity entity = files.estate.entities.get(id);
        return entity != null && entity.traits().helper();
    }

    private String meant(String id) {
        return isSet(id) ? id.substring(id.lastIndexOf('@') + 1) : id;
    }
}
