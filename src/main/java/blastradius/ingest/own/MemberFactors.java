package blastradius.ingest.own;

import blastradius.ingest.file.Place;
import blastradius.ingest.writing.Findings;
import blastradius.ingest.writing.NodeIndex;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.GrantState;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import it.unimi.dsi.fastutil.ints.Int2IntMap;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Factors that a group's access asks for when it is activated. All of a list are asked for at once, while a member has only his own: a list of
 * several people's factors lets in nobody who has but one of them, which is hardly what was meant.
 */
final class MemberFactors {

    /** Several identities have the factor, so that it tells none of them. */
    private static final int SHARED = -2;

    private final NodeIndex index;
    private final Int2IntMap owners = new Int2IntOpenHashMap();
    private final List<Asked> asked = new ArrayList<>();

    private record Asked(Place place, Relation relation) {}

    MemberFactors(NodeIndex index) {
        this.index = index;
        owners.defaultReturnValue(NodeIndex.NONE);
    }

    void note(Place place, Relation relation, int from, int to) {
        if (relation.kind() == RelationKind.AUTHENTICATES_AS) {
            if (index.kind(from) == EntityKind.MFA_FACTOR) {
                belongs(from, to);
            }
            relation.terms().factors().forEach(factor -> belongs(index.number(factor), to));
        } else if (isGroups(relation, index.kind(from))) {
            asked.add(new Asked(place, relation));
        }
    }

    private void belongs(int factor, int identity) {
        int before = owners.putIfAbsent(factor, identity);
        if (before != NodeIndex.NONE && before != identity) {
            owners.put(factor, SHARED);
        }
    }

    private static boolean isGroups(Relation relation, @Nullable EntityKind holder) {
        return holder != null
                && holder.type() == EntityType.GROUP
                && relation.kind().isMembership()
                && relation.terms().state() == GrantState.ELIGIBLE
                && relation.terms().factors().size() > 1;
    }

    /** Notes each list that no one person has, now that all is known. */
    void report(Findings findings) {
        for (Asked one : asked) {
            Map<String, String> byFactor = owned(one.relation());
            if (byFactor.values().stream().distinct().count() > 1) {
                findings.note(Findings.Sort.OTHER, one.place(), words(one.relation(), byFactor));
            }
        }
    }

    private Map<String, String> owned(Relation relation) {
        Map<String, String> byFactor = new LinkedHashMap<>();
        relation.terms().factors().stream().sorted().forEach(factor -> {
            int owner = owners.get(index.number(factor));
            if (owner >= 0) {
                byFactor.put(factor, index.id(owner));
            }
        });
        return byFactor;
    }

    private static String words(Relation relation, Map<String, String> byFactor) {
        String factors = byFactor.entrySet().stream()
                .map(one -> "\"" + one.getKey() + "\" of \"" + one.getValue() + "\"")
                .collect(Collectors.joining(", "));
        return relation.kind() + " of the group \"" + relation.from() + "\" to \"" + relation.to()
                + "\" asks for the factors of several people at once (" + factors
                + "), so that nobody activates it with his own; state one relation from each member to \""
                + relation.to() + "\" with the factors that are his";
    }
}
