package blastradius.ingest.roles;

import blastradius.model.AccessLevel;
import blastradius.model.RelationKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the actions of a custom role of Entra give, by {@code entra-actions.tsv}. */
final class EntraActions {

    private static final Pattern ALTERNATIVES = Pattern.compile("\\{([^}]*)}");
    private static final Set<String> READING = Set.of("read", "restrictedread", "limitedread");

    private final List<Row> rows = new ArrayList<>();

    private record Row(Pattern action, List<JudgedRight> rights) {}

    EntraActions() {
        Lines.of("entra-actions.tsv", 2, cells -> rows.add(new Row(pattern(cells[0]), Rights.of(cells[1]))));
    }

    private static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        Matcher alternatives = ALTERNATIVES.matcher(glob);
        int done = 0;
        while (alternatives.find()) {
            regex.append(literal(glob.substring(done, alternatives.start())));
            regex.append("(?:");
            String[] words = alternatives.group(1).split("\\|", -1);
            for (int i = 0; i < words.length; i++) {
                regex.append(i == 0 ? "" : "|").append(literal(words[i]));
            }
            regex.append(')');
            done = alternatives.end();
        }
        return Pattern.compile(regex + literal(glob.substring(done)));
    }

    private static String literal(String glob) {
        return Pattern.quote(glob).replace("*", "\\E.*\\Q");
    }

    List<JudgedRight> of(Collection<String> actions) {
        Set<JudgedRight> rights = new LinkedHashSet<>();
        for (String action : actions) {
            String small = action.strip().toLowerCase(Locale.ROOT);
            List<JudgedRight> known = rows.stream()
                    .filter(row -> row.action().matcher(small).matches())
                    .flatMap(row -> row.rights().stream())
                    .toList();
            rights.addAll(known.isEmpty() ? List.of(unknown(small)) : known);
        }
        JudgedRight writes = onDirectory(AccessLevel.WRITE);
        if (rights.contains(writes)) {
            rights.remove(onDirectory(AccessLevel.SEE));
        }
        return List.copyOf(rights);
    }

    /* An action of another service than the directory says nothing of what stands in the estate. */
    private static JudgedRight unknown(String action) {
        String verb = action.substring(action.lastIndexOf('/') + 1);
        AccessLevel level = READING.contains(verb) ? AccessLevel.SEE : AccessLevel.WRITE;
        return action.startsWith("microsoft.directory/")
                ? onDirectory(level)
                : JudgedRight.of(RelationKind.CAN, level, RightTarget.SERVICE);
    }

    private static JudgedRight onDirectory(AccessLevel level) {
        return JudgedRight.of(RelationKind.CAN, level, RightTarget.DIRECTORY);
    }
}
