package blastradius.ingest.roles;

import blastradius.model.AccessLevel;
import blastradius.model.RelationKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The words of the catalogue's column {@code rights}: {@code CAN WRITE MAIL; CAN_MANAGE_MEMBERS GROUPS}. */
final class Rights {

    private static final Set<RelationKind> WITH_LEVEL = Set.of(RelationKind.CAN);
    private static final Set<RelationKind> WITHOUT = Set.of(
            RelationKind.CAN_CHANGE_AUTHORITY,
            RelationKind.CAN_MANAGE_MEMBERS,
            RelationKind.CAN_TAKE_OVER,
            RelationKind.CAN_SIGN_IN_AS,
            RelationKind.OWNS);

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
        RelationKind kind = word(RelationKind.values(), words[0], "relation");
        boolean hasLevel = WITH_LEVEL.contains(kind);
        if (!hasLevel && !WITHOUT.contains(kind)) {
            throw new IllegalArgumentException(kind + " is no right of a role; say CAN with a level, or one of "
                    + WITHOUT.stream().map(Enum::name).sorted().toList());
        }
        if (words.length != (hasLevel ? 3 : 2)) {
            throw new IllegalArgumentException("\"" + String.join(" ", words) + "\" is not "
                    + (hasLevel ? "CAN, a level and a target" : "a relation and a target"));
        }
        AccessLevel level = hasLevel
                ? AccessLevel.parse(words[1])
                        .orElseThrow(() -> new IllegalArgumentException(
                                "\"" + words[1] + "\" is no level; say SEE, READ or USE, WRITE, CONTROL"))
                : null;
        return JudgedRight.of(kind, level, word(RightTarget.values(), words[words.length - 1], "target"));
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
