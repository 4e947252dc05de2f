package blastradius.ingest.arm;

import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.roles.ArmActions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Deny assignments: what they take from roles that are held at or below their scope. Of principals only those that they name are known to
 * be meant or spared; who is in a group that they name is not looked at.
 */
final class ArmDenials {

    private static final String EVERYBODY = "00000000-0000-0000-0000-000000000000";

    private final ArmScopes scopes;
    private final Ledger ledger;
    private final List<Denial> denials = new ArrayList<>();

    private record Denial(
            ArmLimit limit,
            ArmPath scope,
            boolean isOfChildren,
            Set<String> principals,
            Set<String> excluded,
            boolean sparesGroups) {

        boolean means(String principal) {
            return !excluded.contains(principal) && (principals.contains(EVERYBODY) || principals.contains(principal));
        }
    }

    ArmDenials(ArmScopes scopes, Ledger ledger) {
        this.scopes = scopes;
        this.ledger = ledger;
    }

    /** A deny assignment that the export lists, at {@code listedUnder} where it says no scope. */
    void deny(ArmFields record, @Nullable ArmPath listedUnder) {
        ArmPath stated = ArmPath.of(record.statedText("scope"));
        ArmPath scope = stated == null ? listedUnder : stated;
        if (scope == null) {
            return;
        }
        String named = record.statedText("denyAssignmentName");
        List<String> actions = new ArrayList<>();
        List<String> notActions = new ArrayList<>();
        List<String> dataActions = new ArrayList<>();
        List<String> notDataActions = new ArrayList<>();
        for (ArmFields permission : record.records("permissions")) {
            actions.addAll(permission.texts("actions"));
            notActions.addAll(permission.texts("notActions"));
            dataActions.addAll(permission.texts("dataActions"));
            notDataActions.addAll(permission.texts("notDataActions"));
        }
        denials.add(new Denial(
                new ArmLimit(
                        named == null ? "deny assignment" : named,
                        new ArmActions(actions, notActions, dataActions, notDataActions)),
                scope,
                !Boolean.TRUE.equals(record.truth("doNotApplyToChildScopes")),
                ids(record.records("principals")),
                ids(record.records("excludePrincipals")),
                record.records("excludePrincipals").stream()
                        .anyMatch(one -> one.text("type") == null || "Group".equalsIgnoreCase(one.text("type")))));
    }

    private static Set<String> ids(List<ArmFields> principals) {
        return principals.stream()
                .map(principal -> principal.text("id"))
                .filter(java.util.Objects::nonNull)
                .map(id -> id.toUpperCase(java.util.Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is taken from the assignment. Whoever may be in a group that is spared keeps it: a way that is there weighs more. */
    List<ArmLimit> limits(Assignment assignment) {
        return denials.stream()
                .filter(denial ->
                        denial.means(id(assignment)) && isOn(denial, assignment.scope()) && !denial.sparesGroups())
                .map(Denial::limit)
                .toList();
    }

    private boolean isOn(Denial denial, ArmPath held) {
        return held.key().equals(denial.scope().key())
                || (denial.isOfChildren() && scopes.isWithin(held, denial.scope()));
    }

    /** What is taken from the assignment below its scope as well. */
    List<ArmLimit> limitsBelow(Assignment assignment) {
        return denials.stream()
                .filter(denial -> denial.means(id(assignment))
                        && !denial.sparesGroups()
                        && denial.isOfChildren()
                        && scopes.isWithin(assignment.scope(), denial.scope()))
                .map(Denial::limit)
                .toList();
    }

    /** Where below the scope of the assignment something is taken from it, or on the scope itself alone; in order. */
    List<ArmRests.Part> parts(Assignment assignment) {
        Map<String, ArmRests.Part> parts = new TreeMap<>();
        for (Denial denial : denials) {
            if (denial.means(id(assignment)) && isApart(denial, assignment.scope())) {
                boolean isBare = !denial.isOfChildren() && denial.scope().sort() != ArmPath.Sort.RESOURCE;
                parts.merge(
                        denial.scope().key(),
                        new ArmRests.Part(denial.scope(), isBare),
                        (one, other) -> one.isBare() ? other : one);
            }
        }
        return parts.values().stream()
                .filter(part -> parts.values().stream()
                        .noneMatch(other ->
                                !other.isBare() && !other.equals(part) && scopes.isWithin(part.path(), other.path())))
                .toList();
    }

    /* Of a resource no part can be left out. */
    private boolean isApart(Denial denial, ArmPath held) {
        boolean isItself = denial.scope().key().equals(held.key());
        return (isBelow(denial, held) || (isItself && !denial.isOfChildren()))
                && !denial.sparesGroups()
                && held.sort() != ArmPath.Sort.RESOURCE;
    }

    private boolean isBelow(Denial denial, ArmPath held) {
        return !isOn(denial, held) && scopes.isWithin(denial.scope(), held);
    }

    /** Why the assignment may give less than it is read as giving; null: it gives that. */
    @Nullable
    String approximated(Assignment assignment) {
        List<String> why = new ArrayList<>();
        for (Denial denial : denials) {
            String name = "deny assignment \"" + denial.limit().name() + "\"";
            if (!denial.means(id(assignment))) {
                continue;
            }
            boolean isBelow = isBelow(denial, assignment.scope());
            if (denial.sparesGroups() && (isBelow || isOn(denial, assignment.scope()))) {
                why.add(name + " spares groups, and who is in them is not looked at");
            } else if (isBelow && !isApart(denial, assignment.scope())) {
                why.add(name + " on " + denial.scope().text()
                        + " is below the scope of roles, which are read as reaching there");
            }
        }
        why.forEach(one -> ledger.say("approximated: " + one));
        return why.isEmpty() ? null : String.join("; ", why);
    }

    private static String id(Assignment assignment) {
        return assignment.holder().id().toUpperCase(java.util.Locale.ROOT);
    }
}
