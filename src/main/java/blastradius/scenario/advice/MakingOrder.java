package blastradius.scenario.advice;

import blastradius.model.Action;
import blastradius.model.Change;
import java.util.Comparator;
import java.util.List;

/**
 * An order in which the changes of an advice can be made together: what ends or gates a relation by its id comes before what puts other entities in the
 * places of its ends. So more changes never save less.
 */
final class MakingOrder {

    private MakingOrder() {}

    /** Changes of equal rank keep their order. */
    static List<Change> of(List<Change> changes) {
        return changes.stream()
                .sorted(Comparator.comparingInt(change -> rank(change.action())))
                .toList();
    }

    private static int rank(Action action) {
        return switch (action) {
            case Action.Remove remove -> 0;
            case Action.Revoke revoke -> 0;
            case Action.Expire expire -> 0;
            case Action.RequireApproval approval -> 1;
            case Action.MakeEligible eligible -> 2;
            case Action.Scope scope -> 3;
            case Action.Disclose disclose -> 3;
            case Action.RequireMfa mfa -> 4;
            case Action.Restrict restrict -> restrict.perTenant() ? 6 : 5;
            case Action.Split split -> 7;
            case Action.Rotate rotate -> 8;
            case Action.Delete delete -> 9;
            case Action.Disable disable -> 9;
            case Action.Offboard offboard -> 9;
            case Action.AddEntity added -> 10;
            case Action.AddRelation added -> 11;
        };
    }
}
