package blastradius.ingest.arm;

import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.roles.ArmActions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Deny assignments: what they take from roles that are held at or below their scope. Of principals only those that they name are known to
 * be meant or spared; who is in a group that they name is not looked at.
 */
final class ArmDenials {

    private static final String EVERYBODY = "00000000-0000-0000-0000-000000000000";

    private final Ledger ledger;
    private final List<Denial> denials = new ArrayList<>();

    private record Denial(
            ArmLimit limit, ArmPath scope, boolean isOfChildren, Set<String> principals, Set<String> excluded) {

        boolean means(String principal) {
            return !excluded.contains(principal) && (principals.contains(EVERYBODY) || principals.contains(principal));
        }
    }

    ArmDenials(Ledger ledger) {
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
                ids(record.records("excludePrincipals"))));
    }

    private static Set<String> ids(List<ArmFields> principals) {
        return principals.stream()
                .map(principal -> principal.text("id"))
                .filter(java.util.Objects::nonNull)
                .map(id -> id.toUpperCase(java.util.Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is taken from the assignment. */
    List<ArmLimit> limits(Assignment assignment) {
        if (denials.isEmpty()) {
            return List.of();
        }
        String principal = assignment.holder().id().toUpperCase(java.util.Locale.ROOT);
        List<ArmLimit> limits = new ArrayList<>();
        for (Denial denial : denials) {
            boolean isAt = assignment.scope().key().equals(denial.scope().key());
            boolean isBelow = denial.isOfChildren() && assignment.scope().isWithin(denial.scope());
            if (denial.means(principal) && (isAt || isBelow)) {
                limits.add(denial.limit());
            } else if (denial.means(principal) && denial.scope().isWithin(assignment.scope())) {
                ledger.say("approximated: deny assignment \"" + denial.limit().name() + "\" on "
                        + denial.scope().text() + " is below the scope of roles, which are read as reaching there");
            }
        }
        return limits;
    }
}
