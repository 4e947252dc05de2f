package blastradius.scenario.comparison;

import blastradius.analysis.impact.TenantLevels;
import blastradius.analysis.question.ArcRules;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.model.Assumptions;
import blastradius.model.EntityType;
import blastradius.scenario.resolution.Resolution;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Finds who reaches more in one estate than in another: only those who come by a row that differs are searched. */
final class Regressions {

    private final Alternative before;
    private final Alternative after;
    private final Gates then;
    private final Gates now;

    private Regressions(Alternative before, Alternative after, Assumptions assumptions) {
        this.before = before;
        this.after = after;
        this.then = Gates.of(before.snapshot(), assumptions);
        this.now = Gates.of(after.snapshot(), assumptions);
    }

    /**
     * By the identities' vertices, then the organizations'. Without a search where nothing was done that could give anybody more.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    static List<Regression> between(Alternative before, Alternative after, Assumptions assumptions, Budget budget) {
        boolean removalOnly = before.resolution().isEmpty()
                && after.resolution().map(Resolution::isRemovalOnly).orElse(false);
        if (removalOnly || before.snapshot() == after.snapshot()) {
            return List.of();
        }
        return new Regressions(before, after, assumptions).all(budget);
    }

    private List<Regression> all(Budget budget) {
        int[] identities = identities();
        return IntStream.of(identities)
                .parallel()
                .mapToObj(identity -> of(identity, budget))
                .flatMap(List::stream)
                .toList();
    }

    private int[] identities() {
        Snapshot snapshot = after.snapshot();
        boolean kin = before.snapshot().origin() == snapshot.origin();
        BitSet concerned = kin ? concerned() : new BitSet();
        return IntStream.range(0, snapshot.entityCount())
                .filter(v -> snapshot.counts(v, EntityType.IDENTITY))
                .filter(v -> before.has(v) && after.has(v))
                .filter(v -> !kin || concerned.get(v))
                .toArray();
    }

    /** Everything from which a row that differs can be come by, whatever levels and conditions ask. */
    private BitSet concerned() {
        Snapshot snapshot = after.snapshot();
        Rows reverse = snapshot.reverse();
        BitSet concerned = new BitSet();
        int[] open = new int[snapshot.vertexCount()];
        int size = 0;
        for (int row : changedRows()) {
            concerned.set(row);
            open[size++] = row;
        }
        for (int next = 0; next < size; next++) {
            for (int a = reverse.start(open[next]); a < reverse.end(open[next]); a++) {
                int tail = Rows.otherEnd(reverse.arc(a));
                if (!ArcRules.isContext(reverse.arc(a)) && !concerned.get(tail)) {
                    concerned.set(tail);
                    open[size++] = tail;
                }
            }
        }
        return concerned;
    }

    private int[] changedRows() {
        return IntStream.concat(
                        IntStream.of(before.snapshot().changedRows()),
                        IntStream.of(after.snapshot().changedRows()))
                .filter(row -> row < after.snapshot().vertexCount())
                .distinct()
                .toArray();
    }

    private List<Regression> of(int identity, Budget budget) {
        TenantLevels held = levels(then, identity, budget);
        TenantLevels holds = levels(now, identity, budget);
        List<Regression> found = new ArrayList<>();
        for (int organization = 0; organization < holds.organizationCount(); organization++) {
            if (holds.code(organization) > held.code(organization)) {
                int tenant = after.snapshot().valuation().tenantOf(organization);
                found.add(new Regression(identity, Move.of(tenant, held.code(organization), holds.code(organization))));
            }
        }
        return found;
    }

    private static TenantLevels levels(Gates gates, int identity, Budget budget) {
        budget.check();
        Source source = Source.of(gates.snapshot(), identity);
        return TenantLevels.of(Reach.from(gates, List.of(source), budget));
    }
}
