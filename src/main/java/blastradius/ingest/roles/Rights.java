package blastradius.ingest.roles;

import static blastradius.ingest.roles.RightTarget.AGENTS;
import static blastradius.ingest.roles.RightTarget.APPS;
import static blastradius.ingest.roles.RightTarget.DELEGATIONS;
import static blastradius.ingest.roles.RightTarget.GROUPS;
import static blastradius.ingest.roles.RightTarget.GROUP_POLICIES;
import static blastradius.ingest.roles.RightTarget.M365_GROUPS;
import static blastradius.ingest.roles.RightTarget.PACKAGED_GROUPS;
import static blastradius.ingest.roles.RightTarget.PIM_GROUPS;
import static blastradius.ingest.roles.RightTarget.POLICY;
import static blastradius.ingest.roles.RightTarget.ROLE_GROUPS;
import static blastradius.ingest.roles.RightTarget.ROLE_POLICIES;
import static blastradius.ingest.roles.RightTarget.SECURITY_GROUPS;
import static blastradius.ingest.roles.RightTarget.TENANT;

import blastradius.model.AccessLevel;
import blastradius.model.RelationKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The words of the catalogue's column {@code rights}: {@code CAN WRITE MAIL; CAN_MANAGE_MEMBERS GROUPS}. */
final class Rights {

    /** What a right may be, and on what; a level may be on anything. */
    private enum Verb {
        CAN(RelationKind.CAN),
        CAN_CHANGE_AUTHORITY(
                RelationKind.CAN_CHANGE_AUTHORITY, TENANT, POLICY, ROLE_POLICIES, GROUP_POLICIES, DELEGATIONS),
        CAN_MANAGE_MEMBERS(
                RelationKind.CAN_MANAGE_MEMBERS,
                GROUPS,
                SECURITY_GROUPS,
                M365_GROUPS,
                ROLE_GROUPS,
                PIM_GROUPS,
                PACKAGED_GROUPS),
        CAN_TAKE_OVER(RelationKind.CAN_TAKE_OVER, APPS, AGENTS),
        OWNS(RelationKind.OWNS, APPS, AGENTS);

        private final RelationKind relation;

        @SuppressWarnings("ImmutableEnumChecker") // a record of List.of
        private final Targets targets;

        Verb(RelationKind relation, RightTarget... targets) {
            this.relation = relation;
            this.targets = new Targets(List.of(targets));
        }
    }

    /** Where there are none, any will do. */
    private record Targets(List<RightTarget> listed) {

        boolean include(RightTarget target) {
            return listed.isEmpty() || listed.contains(target);
        }
    }

    private Rights() {}

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException naming the word that means nothing and what there is
     */
    static List<JudgedRight> of(String text) {
        List<JudgedRight> rights = new ArrayList<>();
        for (String one : text.split(";", -1)) {
            if (!one.isBlank()) {
                rights.add(right(one.strip().split("\\s+", -1)));
            }
        }
        return List.copyOf(rights);
    }

    private static JudgedRight right(String[] words) {
        Verb verb = word(Verb.values(), words[0], "right of a role");
        boolean hasLevel = verb == Verb.CAN;
        if (words.length != (hasLevel ? 3 : 2)) {
            throw new IllegalArgumentException("\"" + String.join(" ", words) + "\" is not "
                    + (hasLevel ? "CAN, a level and a target" : "a relation and a target"));
        }
        AccessLevel level = hasLevel
                ? AccessLevel.parse(words[1])
                        .orElseThrow(() -> new IllegalArgumentException(
                                "\"" + words[1] + "\" is no level; say SEE, READ or USE, WRITE, CONTROL"))
                : null;
        RightTarget target = word(RightTarget.values(), words[words.length - 1], "target");
        if (!verb.targets.include(target)) {
            throw new IllegalArgumentException(
                    verb + " is not on " + target + "; it is on one of " + verb.targets.listed());
        }
        return JudgedRight.of(verb.relation, level, target);
    }

    private static <E extends Enum<E>> E word(E[] known, String word, String what) {
        for (E one : known) {
            if (one.name().equals(word)) {
                return one;
            }
        }
        throw new IllegalArgumentException("\"" + word + "\" is no " + what + "; there are " + Arrays.toString(known));
    }
}
