package blastradius.graphql;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.ranking.IdentityTable;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Measure;
import blastradius.snapshot.Snapshot;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;

/**
 * The measures of all identities, made once for each snapshot and set of open gates: questions whose instants lie between the same bounds of
 * windows share a table; exposure hours are made when they are asked for, as they differ with the instant. Safe for several threads; whoever
 * asks for what is being made waits for it.
 */
final class IdentityTables {

    private static final int MOST = 8;
    private static final Duration UNUSED = Duration.ofMinutes(30);

    private final Orders orders;

    private final Cache<SameGates, IdentityTable> tables =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(UNUSED).build();

    private final Cache<SameInstant, IdentityTable> hours =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(UNUSED).build();

    private final Cache<Order, RankedIdentities> ranked = Caffeine.newBuilder()
            .maximumSize(4L * MOST)
            .expireAfterAccess(UNUSED)
            .build();

    IdentityTables(Orders orders) {
        this.orders = orders;
    }

    /**
     * The measures of all identities; their exposure hours may be those before another instant.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the time does not suffice to make them
     */
    IdentityTable of(Inquiry inquiry) {
        Snapshot snapshot = inquiry.snapshot();
        if (snapshot.origin() == snapshot) {
            return tables.get(new SameGates(inquiry.gates()), key -> IdentityTable.of(key.gates(), inquiry.budget()));
        }
        Gates unchanged = Gates.of(snapshot.origin(), inquiry.assumed());
        IdentityTable before = of(new Inquiry(unchanged, inquiry.budget(), ""));
        return tables.get(
                new SameGates(inquiry.gates()),
                key -> before.after(key.gates(), inquiry.budget()).made());
    }

    /** The measures of all identities of the estate as it is, if they were made; otherwise a table that makes what it is asked for. */
    IdentityTable known(Gates gates, Budget budget) {
        IdentityTable known = tables.getIfPresent(new SameGates(gates));
        return known == null ? IdentityTable.whenAsked(gates, budget) : known;
    }

    /** Makes the table that most questions ask for, beside everything else, so that they find it made. */
    void prepare(Supplier<Snapshot> snapshot, Instant now) {
        Thread.ofPlatform()
                .daemon()
                .name("identity-table")
                .start(() -> prepare(Gates.of(snapshot.get(), Assumptions.at(now))));
    }

    private void prepare(Gates gates) {
        ranked(new Inquiry(gates, Budget.unlimited(), ""), Measure.SCORE, AccessLevel.CONTROL);
    }

    /** The same with the exposure hours before the inquiry's very instant. */
    IdentityTable atTheInstant(Inquiry inquiry) {
        Gates gates = inquiry.gates();
        return hours.get(
                new SameInstant(new SameGates(gates), inquiry.assumed().at()),
                missing -> of(inquiry).at(gates, inquiry.budget()));
    }

    /** All identities by one measure. */
    RankedIdentities ranked(Inquiry inquiry, Measure measure, AccessLevel level) {
        IdentityTable table = of(inquiry);
        Instant at = measure.dependsOnInstant() ? inquiry.assumed().at() : Instant.EPOCH;
        return ranked.get(
                new Order(table, measure, level, at),
                order ->
                        RankedIdentities.of(table, values(inquiry, measure, level), orders.byName(inquiry.snapshot())));
    }

    private IntToDoubleFunction values(Inquiry inquiry, Measure measure, AccessLevel level) {
        IdentityTable table = measure.dependsOnInstant() ? atTheInstant(inquiry) : of(inquiry);
        return i -> table.value(measure, level, i);
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
