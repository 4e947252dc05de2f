package blastradius.ingest.roles;

import static blastradius.model.AccessLevel.CONTROL;
import static blastradius.model.AccessLevel.READ;
import static blastradius.model.AccessLevel.SEE;
import static blastradius.model.AccessLevel.WRITE;

import blastradius.model.AccessLevel;
import blastradius.model.RelationKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the actions of a role of Azure's resource manager give, by {@code azure-classes.tsv}: never by its name. Code, keys, authority and
 * sign-in are known action by action; any other change of a thing is WRITE on things of its type, unless it only operates them.
 */
final class ArmRights {

    private static final Pattern HANDS_OUT_KEYS =
            Pattern.compile(".*/(list|get)[a-z]*(key|credential|connectionstring|secret|token)[a-z]*/action");
    private static final Pattern READS_CONTENT = Pattern.compile(
            ".*/(read|receive/action|peek/action|process/action|get[a-z]*/action|list[a-z]*/action|filter/action)");
    private static final Pattern OPERATES = Pattern.compile(
            "microsoft\\.(support|insights|alertsmanagement|resourcehealth)/.*|microsoft\\.resources/(deployments|tags)/.*"
                    + "|microsoft\\.authorization/locks/.*|.*/(tags|locks|diagnosticsettings|providers)/.*");
    private static final List<String> ANYTHING =
            List.of("probe.probe/probes/write", "probe.probe/others/children/write");
    private static final String SECRET = "microsoft.keyvault/vaults/secrets/getsecret/action";
    private static final String MACHINES_OF = "microsoft.compute/virtualmachines";

    private final List<Row> rows = new ArrayList<>();

    private record Row(String word, String type, String action) {}

    ArmRights() {
        Lines.of("azure-classes.tsv", 3, cells -> rows.add(new Row(cells[0], cells[1], cells[2])));
    }

    /**
     * What they give.
     *
     * @param areClear whether nothing of it had to be guessed from an action that no line is about
     */
    record Found(List<JudgedRight> rights, boolean areClear) {}

    Found of(ArmActions definition) {
        ActionPatterns actions = new ActionPatterns(definition.actions(), definition.notActions());
        ActionPatterns data = new ActionPatterns(definition.dataActions(), definition.notDataActions());
        Set<JudgedRight> rights = new LinkedHashSet<>();
        if (!types("authority", actions).isEmpty()) {
            rights.add(JudgedRight.of(RelationKind.CAN, CONTROL, RightTarget.OWN));
        }
        Set<String> code = types("code", actions);
        boolean changesAll = ANYTHING.stream().allMatch(actions::allow) && code.equals(allTypes("code"));
        Set<String> others = changesAll ? Set.of() : changed(actions, allTypes("code"));
        if (changesAll) {
            rights.add(JudgedRight.of(RelationKind.CAN, WRITE, RightTarget.OWN));
        }
        rights.addAll(changes(actions, code, others, changesAll));
        rights.addAll(ofData(actions, data));
        rights.addAll(signIns(data));
        rights.addAll(seen(actions));
        return new Found(List.copyOf(rights), others.isEmpty());
    }

    private List<JudgedRight> changes(
            ActionPatterns actions, Set<String> code, Set<String> others, boolean changesAll) {
        List<JudgedRight> rights = new ArrayList<>();
        if (!changesAll && !code.isEmpty()) {
            rights.add(new JudgedRight(RelationKind.CAN, WRITE, RightTarget.RESOURCES, code, true));
        }
        if (!others.isEmpty()) {
            rights.add(on(RightTarget.RESOURCES, WRITE, others));
        }
        Set<String> started = types("starts", actions);
        started.removeAll(code);
        if (!started.isEmpty()) {
            rights.add(new JudgedRight(RelationKind.TRIGGERS, null, RightTarget.RESOURCES, started, false));
        }
        Set<String> assigned = types("assign", actions);
        assigned.removeAll(code);
        if (!assigned.isEmpty()) {
            rights.add(new JudgedRight(RelationKind.CAN_ASSUME, null, RightTarget.RESOURCES, assigned, false));
        }
        return rights;
    }

    private List<JudgedRight> ofData(ActionPatterns actions, ActionPatterns data) {
        List<JudgedRight> rights = new ArrayList<>();
        if (data.allow(SECRET)) {
            rights.add(JudgedRight.of(RelationKind.CAN, READ, RightTarget.VAULT_SECRETS));
        }
        Set<String> written = types("keys", actions);
        written.addAll(
                listed(actions, pattern -> HANDS_OUT_KEYS.matcher(pattern).matches()));
        Set<String> read = types("read-keys", actions);
        for (String pattern : data.allowed()) {
            String type = type(pattern);
            if (type != null && !isSpecial(type) && !data.isTaken(pattern)) {
                (READS_CONTENT.matcher(pattern).matches() ? read : written).add(type);
            }
        }
        if (data.allowed().contains("*")) {
            rights.add(JudgedRight.of(RelationKind.CAN, WRITE, RightTarget.DATA));
        }
        read.removeAll(written);
        if (!written.isEmpty()) {
            rights.add(on(RightTarget.DATA, WRITE, written));
        }
        if (!read.isEmpty()) {
            rights.add(on(RightTarget.DATA, READ, read));
        }
        return rights;
    }

    /* Vaults, machines and clusters have lines of their own. */
    private static boolean isSpecial(String type) {
        return type.startsWith("microsoft.keyvault/")
                || type.equals(MACHINES_OF)
                || type.startsWith("microsoft.hybridcompute/");
    }

    private List<JudgedRight> signIns(ActionPatterns data) {
        Set<String> administered = types("administer", data);
        Set<String> entered = types("login", data);
        entered.removeAll(administered);
        List<JudgedRight> rights = new ArrayList<>();
        if (!administered.isEmpty()) {
            rights.add(on(RightTarget.MACHINES, CONTROL, administered));
        }
        if (!entered.isEmpty()) {
            rights.add(on(RightTarget.MACHINES, READ, entered));
        }
        return rights;
    }

    private static List<JudgedRight> seen(ActionPatterns actions) {
        if (actions.allow("probe.probe/probes/read")) {
            return List.of(JudgedRight.of(RelationKind.CAN, SEE, RightTarget.OWN));
        }
        Set<String> types = listed(actions, pattern -> true);
        return types.isEmpty() ? List.of() : List.of(on(RightTarget.RESOURCES, SEE, types));
    }

    /* Changes that no line is about; on things that run code, only what a line is about counts. */
    private static Set<String> changed(ActionPatterns actions, Set<String> code) {
        Set<String> types = listed(
                actions,
                pattern -> (pattern.endsWith("/write") || pattern.endsWith("/delete") || pattern.endsWith("*"))
                        && !OPERATES.matcher(pattern).matches());
        types.removeAll(code);
        return types;
    }

    private static Set<String> listed(ActionPatterns actions, Predicate<String> which) {
        return actions.allowed().stream()
                .filter(which)
                .filter(pattern -> !actions.isTaken(pattern))
                .map(ArmRights::type)
                .filter(type -> type != null && !type.startsWith("microsoft.authorization/"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The type of resource that a pattern is about, {@code provider/*} for all of a provider; null: any, or none. */
    static @Nullable String type(String pattern) {
        String[] parts = pattern.split("/", -1);
        if (parts.length < 2 || parts[0].contains("*")) {
            return null;
        }
        return parts[0] + "/" + (parts.length == 2 || parts[1].contains("*") ? "*" : parts[1]);
    }

    private Set<String> types(String word, ActionPatterns patterns) {
        return rows.stream()
                .filter(row -> row.word().equals(word) && patterns.allow(row.action()))
                .map(Row::type)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> allTypes(String word) {
        return rows.stream()
                .filter(row -> row.word().equals(word))
                .map(Row::type)
                .collect(Collectors.toSet());
    }

    private static JudgedRight on(RightTarget target, AccessLevel level, Set<String> types) {
        return new JudgedRight(RelationKind.CAN, level, target, types, false);
    }
}
