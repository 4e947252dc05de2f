package blastradius.ingest.arm;

import blastradius.ingest.roles.ArmActions;
import blastradius.ingest.row.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is taken from a role where it is held: what a deny assignment forbids, or what stands under a condition.
 *
 * @param name what takes it
 * @param taken the actions; its {@code not…} lists are spared
 */
record ArmLimit(String name, ArmActions taken) {

    private static final String AUTHORITY = "Microsoft.Authorization/*";
    private static final List<String> READS = List.of("*/read");
    private static final int LONGEST = 200;
    private static final Pattern ACTION = Pattern.compile("ActionMatches\\s*\\{\\s*'([^']+)'\\s*}");

    /**
     * What a condition speaks of ({@code !(ActionMatches{'…'}) OR …}): the rest of the role is held without it. One over assignments is
     * taken for one over all authority: there are other ways to assign.
     *
     * @return null: the condition does not say which actions it is about, so all are
     */
    static @Nullable ArmLimit ofCondition(String condition) {
        List<String> actions = new ArrayList<>();
        Matcher matcher = ACTION.matcher(condition);
        while (matcher.find()) {
            boolean isAuthority = matcher.group(1).toLowerCase(Locale.ROOT).startsWith("microsoft.authorization/");
            actions.add(isAuthority ? AUTHORITY : matcher.group(1));
        }
        return actions.isEmpty()
                ? null
                : new ArmLimit("a condition", new ArmActions(actions, READS, actions, List.of()));
    }

    /** The same for limits that take the same, in a few words. */
    String key() {
        String all =
                taken.actions() + " " + taken.notActions() + " " + taken.dataActions() + " " + taken.notDataActions();
        return name + " " + inFewWords(all);
    }

    /** The text, or what tells a long one from others. */
    static String inFewWords(String text) {
        return text.length() <= LONGEST ? text : text.length() + "-" + Integer.toHexString(text.hashCode());
    }

    /** What remains of the actions: their union is what the holder may do. */
    List<ArmActions> without(ArmActions role) {
        ArmActions outside = new ArmActions(
                role.actions().stream()
                        .filter(action -> !isWhole(taken.actions(), action))
                        .toList(),
                both(role.notActions(), taken.actions()),
                role.dataActions().stream()
                        .filter(action -> !isWhole(taken.dataActions(), action))
                        .toList(),
                both(role.notDataActions(), taken.dataActions()));
        ArmActions spared = new ArmActions(
                common(role.actions(), taken.notActions()),
                role.notActions(),
                common(role.dataActions(), taken.notDataActions()),
                role.notDataActions());
        return Stream.of(outside, spared)
                .filter(part -> !part.actions().isEmpty() || !part.dataActions().isEmpty())
                .toList();
    }

    private static boolean isWhole(List<String> patterns, String action) {
        return patterns.stream().anyMatch(pattern -> covers(pattern, action));
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    /** What two lists of patterns have in common. */
    private static List<String> common(List<String> some, List<String> others) {
        List<String> common = new ArrayList<>();
        for (String one : some) {
            for (String other : others) {
                String shared = common(one, other);
                if (shared != null) {
                    common.add(shared);
                }
            }
        }
        return common;
    }

    private static @Nullable String common(String one, String other) {
        if (covers(one, other)) {
            return other;
        }
        if (covers(other, one)) {
            return one;
        }
        boolean meet = one.endsWith("*") && other.startsWith("*");
        return meet
                ? one + other.substring(1)
                : other.endsWith("*") && one.startsWith("*") ? other + one.substring(1) : null;
    }

    private static boolean covers(String pattern, String action) {
        return new Glob(pattern.toLowerCase(Locale.ROOT)).matches(action.toLowerCase(Locale.ROOT));
    }
}
