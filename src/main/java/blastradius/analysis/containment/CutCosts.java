package blastradius.analysis.containment;

import blastradius.model.BlastRadiusException;
import blastradius.model.RelationKind;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the actions of a containment cost, in any unit.
 *
 * @param remove what ending a relation of a kind costs, at least 1; kinds that are not named cannot be ended
 * @param rotate what giving a credential a new value costs, at least 1
 * @param disable what disabling an identity costs, at least 1
 */
public record CutCosts(Map<RelationKind, Integer> remove, int rotate, int disable) {

    /** Revoke a grant 1, remove a stored copy 1, rotate 1, disable 5, anything else 2; containment and synchronisation stay. */
    public static final CutCosts DEFAULT = byDefault();

    public CutCosts {
        remove = Map.copyOf(remove);
        remove.forEach((kind, cost) -> check("ending " + kind, cost));
        check("rotating a credential", rotate);
        check("disabling an identity", disable);
    }

    private static void check(String what, int cost) {
        if (cost < 1) {
            throw new BlastRadiusException.BadRequest(
                    "the cost of " + what + " is " + cost + "; it must be at least 1");
        }
    }

    private static CutCosts byDefault() {
        Map<RelationKind, Integer> remove = new EnumMap<>(RelationKind.class);
        for (RelationKind kind : RelationKind.values()) {
            kind.endingCost().ifPresent(cost -> remove.put(kind, cost));
        }
        return new CutCosts(remove, 1, 5);
    }
}
