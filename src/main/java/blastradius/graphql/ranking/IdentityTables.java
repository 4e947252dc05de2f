package blastradius.graphql.ranking;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.ranking.IdentityTable;
import blastradius.graphql.entity.Orders;
import blastradius.graphql.governance.MeasuredEntities;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.lane.Lane;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.BlastRadiusException.TimeExceeded;
import blastradius.model.EntityType;
import blastradius.model.JitMode;
import blastradius.model.Measure;
import blastradius.snapshot.Snapshot;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The measures of all identities, or of all entities of other types, made once for each snapshot and set of open gates: questions whose instants lie
 * between the same bounds of windows share a table; exposure hours and residual scores are made when they are asked for, as the former differ with the
 * instant and the latter take searches. Safe for several threads; whoever
 * asks for what is being made waits for it.
 */
public final class IdentityTables implements MeasuredEntities {

    static final Set<EntityType> IDENTITIES = Set.of(EntityType.IDENTITY);

    private static final int MOST = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration UNUSED = Duration.ofMinutes(30);

    private final Orders orders;
    private final Lane lane;
    private final MadeOnce<Whom, IdentityTable> tables;
    private final MadeOnce<SameInstant, IdentityTable> hours;
    private final MadeOnce<SamePrices, IdentityTable> residuals;

    private final Cache<Order, RankedIdentities> ranked = Caffeine.newBuilder()
            .recordStats()
            .maximumSize(4L * MOST)
            .expireAfterAccess(UNUSED)
            .build();

    /** @param lane where tables are made */
    public IdentityTables(Orders orders, Lane lane) {
        this.orders = orders;
        this.lane = lane;
        this.tables = new MadeOnce<>(kept(), lane);
        this.hours = new MadeOnce<>(kept(), lane);
        this.residuals = new MadeOnce<>(kept(), lane);
    }

    private static <K> Cache<K, IdentityTable> kept() {
        return Caffeine.newBuilder()
                .recordStats()
                .maximumSize(MOST)
                .expireAfterAccess(UNUSED)
                .build();
    }

    /** What is kept, by what it is. */
    public Map<String, Cache<?, ?>> caches() {
        return Map.of(
                "tables",
                tables.kept(),
                "exposure-hours",
                hours.kept(),
                "residual-scores",
                residuals.kept(),
                "rankings",
                ranked);
    }

    /** The measures of all identities, see {@link #of(Inquiry, Set)}. */
    public IdentityTable of(Inquiry inquiry) {
        return of(inquiry, IDENTITIES);
    }

    /**
     * The measures of all entities of some types; their exposure hours may be those before another instant, and there may be no residual scores.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the time does not suffice to make them
     */
    IdentityTable of(Inquiry inquiry, Set<EntityType> types) {
        Snapshot snapshot = inquiry.snapshot();
        if (!types.equals(IDENTITIES)) {
            int[] entities = IdentityTable.entities(snapshot, types);
            return made(inquiry, types, budget -> IdentityTable.of(inquiry.gates(), entities, budget));
        }
        if (snapshot.origin() == snapshot) {
            return made(inquiry, types, budget -> IdentityTable.of(inquiry.gates(), budget));
        }
        Gates unchanged = Gates.of(snapshot.origin(), inquiry.assumed());
        return made(
                inquiry,
                types,
                budget -> of(new Inquiry(unchanged, budget, ""))
                        .after(inquiry.gates(), budget)
                        .made());
    }

    private IdentityTable made(Inquiry inquiry, Set<EntityType> types, Function<Budget, IdentityTable> make) {
        return tables.get(new Whom(new SameGates(inquiry.gates()), types), inquiry.budget(), make);
    }

    /** The measures of all identities of the estate as it is, if they were made; otherwise a table that makes what it is asked for. */
    public IdentityTable known(Gates gates, Budget budget) {
        IdentityTable known = tables.known(new Whom(new SameGates(gates), IDENTITIES));
        return known == null ? IdentityTable.whenAsked(gates, budget) : known;
    }

    /** All measures of all identities of the estate as it is, at the instant of the gates; residual scores as far as some seconds suffice. */
    public IdentityTable made(Gates gates, Budget budget) {
        IdentityTable table = of(new Inquiry(gates, budget, ""));
        return lane.call(() -> withResiduals(table.at(gates, budget), gates, budget), budget::isSpent);
    }

    /** The same of what nobody will ask for again. */
    public IdentityTable apart(Gates gates, Budget budget) {
        return lane.call(() -> withResiduals(IdentityTable.of(gates, budget), gates, budget), budget::isSpent);
    }

    private static IdentityTable withResiduals(IdentityTable table, Gates gates, Budget budget) {
        return table.withResiduals(gates, Budget.of(PATIENCE, budget::isSpent));
    }

    /** Makes the table that most questions ask for, beside everything else, so that they find it made. */
    public void prepare(Supplier<Snapshot> snapshot, Instant now) {
        lane.later(() -> prepare(Gates.of(snapshot.get(), Assumptions.at(now))));
    }

    private void prepare(Gates gates) {
        ranked(new Inquiry(gates, Budget.unlimited(), ""), IDENTITIES, Measure.SCORE, AccessLevel.CONTROL);
    }

    /** The table in which a measure stands. */
    IdentityTable with(Measure measure, Inquiry inquiry, Set<EntityType> types) {
        return switch (measure) {
            case SCORE, LOSS, TENANTS, TENANT_ADMIN, RESOURCES, ENTITIES -> of(inquiry, types);
            case EXPOSURE_HOURS -> atTheInstant(inquiry, types);
            case RESIDUAL -> withResiduals(inquiry, types);
        };
    }

    /* With the exposure hours before the inquiry's very instant. */
    private IdentityTable atTheInstant(Inquiry inquiry, Set<EntityType> types) {
        Gates gates = inquiry.gates();
        return hours.get(
                new SameInstant(
                        new Whom(new SameGates(gates), types), inquiry.assumed().at()),
                inquiry.budget(),
                budget -> of(new Inquiry(gates, budget, inquiry.scenario()), types)
                        .at(gates, budget));
    }

    private IdentityTable withResiduals(Inquiry inquiry, Set<EntityType> types) {
        Gates gates = inquiry.gates();
        return residuals.get(
                SamePrices.of(new Whom(new SameGates(gates), types), inquiry.assumed()),
                inquiry.budget(),
                budget -> of(new Inquiry(gates, budget, inquiry.scenario()), types)
                        .withResiduals(gates, budget));
    }

    @Override
    public IntToDoubleFunction by(
            Measure measure, AccessLevel level, Set<EntityType> types, Gates gates, Budget budget) {
        Inquiry inquiry = new Inquiry(gates, budget, "");
        Map<EntityType, IdentityTable> each = new EnumMap<>(EntityType.class);
        types.forEach(type -> each.put(type, exact(measure, with(measure, inquiry, Set.of(type)))));
        return vertex -> {
            IdentityTable table = each.get(gates.snapshot().kind(vertex).type());
            int index = table == null ? -1 : table.indexOf(vertex);
            return table == null || index < 0 ? Double.NaN : table.value(measure, level, index);
        };
    }

    private static IdentityTable exact(Measure measure, IdentityTable table) {
        IntStream all = IntStream.range(0, table.size());
        boolean isExact = switch (measure) {
            case LOSS, TENANTS, TENANT_ADMIN, RESOURCES, ENTITIES -> true;
            case SCORE -> all.allMatch(table::isScoreExact);
            case RESIDUAL -> all.allMatch(table::isResidualExact);
            case EXPOSURE_HOURS -> all.allMatch(table::isExact);
        };
        if (!isExact) {
            throw new TimeExceeded("the time did not suffice for the exact " + measure
                    + " of all that are compared: describe fewer kinds, or take another measure");
        }
        return table;
    }

    /** All entities of some types by one measure. */
    RankedIdentities ranked(Inquiry inquiry, Set<EntityType> types, Measure measure, AccessLevel level) {
        IdentityTable table = with(measure, inquiry, types);
        return ranked.get(
                new Order(table, measure, level),
                order -> RankedIdentities.of(
                        table,
                        i -> table.value(measure, level, i),
                        orders.byName(inquiry.snapshot(), inquiry.budget()),
                        inquiry.budget()));
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

    private record Whom(SameGates gates, Set<EntityType> types) {}

    private record SameInstant(Whom whom, Instant at) {}

    /** Closed gates are passed at prices that two assumptions decide beside them. */
    private record SamePrices(Whom whom, JitMode jit, boolean tickets) {

        static SamePrices of(Whom whom, Assumptions assumptions) {
            return new SamePrices(whom, assumptions.jit(), assumptions.tickets());
        }
    }

    private record Order(IdentityTable table, Measure measure, AccessLevel level) {}
}
