package blastradius.graphql.ranking;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.ranking.IdentityTable;
import blastradius.graphql.entity.Orders;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.lane.Lane;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Measure;
import blastradius.snapshot.Snapshot;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;

/**
 * The measures of all identities, made once for each snapshot and set of open gates: questions whose instants lie between the same bounds of
 * windows share a table; exposure hours are made when they are asked for, as they differ with the instant. Safe for several threads; whoever
 * asks for what is being made waits for it.
 */
public final class IdentityTables {

    private static final int MOST = 8;
    private static final Duration UNUSED = Duration.ofMinutes(30);

    private final Orders orders;
    private final Lane lane;
    private final MadeOnce<SameGates, IdentityTable> tables = new MadeOnce<>(kept());
    private final MadeOnce<SameInstant, IdentityTable> hours = new MadeOnce<>(kept());

    private final Cache<Order, RankedIdentities> ranked = Caffeine.newBuilder()
            .maximumSize(4L * MOST)
            .expireAfterAccess(UNUSED)
            .build();

    /** @param lane where tables are made */
    public IdentityTables(Orders orders, Lane lane) {
        this.orders = orders;
        this.lane = lane;
    }

    private static <K> Cache<K, IdentityTable> kept() {
        return Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(UNUSED).build();
    }

    /**
     * The measures of all identities; their exposure hours may be those before another instant.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the time does not suffice to make them
     */
    IdentityTable of(Inquiry inquiry) {
        Snapshot snapshot = inquiry.snapshot();
        if (snapshot.origin() == snapshot) {
            return made(inquiry, budget -> IdentityTable.of(inquiry.gates(), budget));
        }
        Gates unchanged = Gates.of(snapshot.origin(), inquiry.assumed());
        return made(
                inquiry,
                budget -> of(new Inquiry(unchanged, budget, ""))
                        .after(inquiry.gates(), budget)
                        .made());
    }

    private IdentityTable made(Inquiry inquiry, Function<Budget, IdentityTable> make) {
        return tables.get(
                new SameGates(inquiry.gates()),
                inquiry.budget(),
                budget -> lane.call(() -> make.apply(budget), budget::isSpent));
    }

    /** The measures of all identities of the estate as it is, if they were made; otherwise a table that makes what it is asked for. */
    public IdentityTable known(Gates gates, Budget budget) {
        IdentityTable known = tables.known(new SameGates(gates));
        return known == null ? IdentityTable.whenAsked(gates, budget) : known;
    }

    /** The measures of all identities of the estate as it is, before the instant of the gates; made where they are not known. */
    public IdentityTable made(Gates gates, Budget budget) {
        return of(new Inquiry(gates, budget, "")).at(gates, budget);
    }

    /** The same of what nobody will ask for again. */
    public IdentityTable apart(Gates gates, Budget budget) {
        return lane.call(() -> IdentityTable.of(gates, budget), budget::isSpent);
    }

    /** Makes the table that most questions ask for, beside everything else, so that they find it made. */
    public void prepare(Supplier<Snapshot> snapshot, Instant now) {
        lane.later(() -> prepare(Gates.of(snapshot.get(), Assumptions.at(now))));
    }

    private void prepare(Gates gates) {
        ranked(new Inquiry(gates, Budget.unlimited(), ""), Measure.SCORE, AccessLevel.CONTROL);
    }

    /** The same with the exposure hours before the inquiry's very instant. */
    IdentityTable atTheInstant(Inquiry inquiry) {
        Gates gates = inquiry.gates();
        return hours.get(
                new SameInstant(new SameGates(gates), inquiry.assumed().at()),
                inquiry.budget(),
                budget -> lane.call(
                        () -> of(new Inquiry(gates, budget, inquiry.scenario())).at(gates, budget), budget::isSpent));
    }

    /** All identities by one measure. */
    RankedIdentities ranked(Inquiry inquiry, Measure measure, AccessLevel level) {
        IdentityTable table = of(inquiry);
        Instant at = measure.dependsOnInstant() ? inquiry.assumed().at() : Instant.EPOCH;
        IntToDoubleFunction value = value(inquiry, table, measure, level);
        return ranked.get(
                new Order(table, measure, level, at),
                order -> RankedIdentities.of(
                        table, value, orders.byName(inquiry.snapshot(), inquiry.budget()), inquiry.budget()));
    }

    private IntToDoubleFunction value(Inquiry inquiry, IdentityTable table, Measure measure, AccessLevel level) {
        IdentityTable asked = measure.dependsOnInstant() ? atTheInstant(inquiry) : table;
        return i -> asked.value(measure, level, i);
    }

    /** Gates that let the same through, as do those of the inherent score; hashed by their snapshot alone, as few are kept. */
    private record SameGates(Gates gates, Gates inherent) {

        SameGates(Gates gates) {
            this(gates, Gates.inherent(gates.snapshot(), gates.assumptions()));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof SameGates same
                    && gates.snapshot() == same.gates.snapshot()
                    && gates.equalTo(same.gates)
                    && inherent.equalTo(same.inherent);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(gates.snapshot());
        }
    }

    private record SameInstant(SameGates gates, Instant at) {}

    private record Order(IdentityTable table, Measure measure, AccessLevel level, Instant at) {}
}
