package blastradius.ingest.mapping;

import blastradius.ingest.file.JsonTexts;
import blastradius.ingest.file.Properties;
import blastradius.ingest.row.Check;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a record says that its entity is switched off. Sources say it in many words: as a flag, as a state, by the time since when, by the
 * kind of the record itself. One word that says so is enough. Used by one thread.
 */
final class EnabledWords {

    /** What the name of a property says about its value. */
    @SuppressWarnings("ImmutableEnumChecker") // the lists are unmodifiable
    private enum Sense {
        /** True means that the account works. */
        ON("enabled", "isenabled", "accountenabled"),
        /** The same of accounts alone: a host that is not active is only away. */
        ON_IF_ACCOUNT("active", "isactive"),
        OFF("disabled", "isdisabled", "accountdisabled"),
        OFF_IF_ACCOUNT(
                "suspended",
                "issuspended",
                "deactivated",
                "deprovisioned",
                "locked",
                "islocked",
                "inactive",
                "isinactive",
                "blocked",
                "isblocked"),
        STATE("status", "state", "accountstatus", "accountstate", "userstatus", "lifecyclestate", "lifecyclestatus"),
        SINCE(
                "suspendedat",
                "disabledat",
                "deactivatedat",
                "deprovisionedat",
                "lockedat",
                "blockedat",
                "revokedat",
                "terminatedat",
                "inactivatedat"),
        NOTHING;

        private static final Map<String, Sense> BY_NAME = new HashMap<>();

        static {
            for (Sense sense : values()) {
                sense.names.forEach(name -> BY_NAME.put(name, sense));
            }
        }

        private final List<String> names;

        Sense(String... names) {
            this.names = List.of(names);
        }
    }

    private static final Set<String> WORDS_OFF = Set.of(
            "disabled",
            "inactive",
            "suspended",
            "deprovisioned",
            "staged",
            "locked",
            "lockedout",
            "deactivated",
            "blocked",
            "terminated",
            "revoked");
    private static final List<String> IN_KINDS =
            List.of("disabled", "suspended", "deprovisioned", "deactivated", "inactive");
    private static final Set<String> NO_TIME = Set.of("", "0", "false", "null", "none", "never");
    private static final int MOST_NAMES = 10_000;

    private final Map<String, Sense> senses = new HashMap<>();

    boolean sayEnabled(EntityKind kind, List<String> sourceKinds, Map<String, Object> properties) {
        boolean isAccount = kind.type() == EntityType.IDENTITY;
        if ((isAccount || kind == EntityKind.HOST) && sourceKinds.stream().anyMatch(EnabledWords::saysOff)) {
            return false;
        }
        for (Map.Entry<String, Object> property : properties.entrySet()) {
            if (saysOff(sense(property.getKey()), isAccount, property.getValue())) {
                return false;
            }
        }
        return true;
    }

    private Sense sense(String name) {
        Sense known = senses.get(name);
        if (known != null) {
            return known;
        }
        Sense sense = Sense.BY_NAME.getOrDefault(fold(name), Sense.NOTHING);
        if (senses.size() < MOST_NAMES) {
            senses.put(name, sense);
        }
        return sense;
    }

    private static boolean saysOff(String sourceKind) {
        String folded = fold(sourceKind);
        return IN_KINDS.stream().anyMatch(folded::contains);
    }

    private static boolean saysOff(Sense sense, boolean isAccount, @Nullable Object value) {
        return switch (sense) {
            case ON -> isNo(value);
            case ON_IF_ACCOUNT -> isAccount && isNo(value);
            case OFF -> isYes(value);
            case OFF_IF_ACCOUNT -> isAccount && isYes(value);
            case STATE -> isAccount && WORDS_OFF.contains(word(value));
            case SINCE -> isAccount && value != null && !NO_TIME.contains(word(value));
            case NOTHING -> false;
        };
    }

    private static boolean isNo(@Nullable Object value) {
        return Boolean.FALSE.equals(Properties.truth(value)) || WORDS_OFF.contains(word(value));
    }

    private static boolean isYes(@Nullable Object value) {
        return Boolean.TRUE.equals(Properties.truth(value)) || WORDS_OFF.contains(word(value));
    }

    private static String word(@Nullable Object value) {
        String text = JsonTexts.text(Check.only(value));
        return text == null ? "" : fold(text);
    }

    private static String fold(String word) {
        StringBuilder folded = new StringBuilder(word.length());
        for (char c : word.toLowerCase(Locale.ROOT).toCharArray()) {
            if (Character.isLetterOrDigit(c)) {
                folded.append(c);
            }
        }
        return folded.toString();
    }
}
