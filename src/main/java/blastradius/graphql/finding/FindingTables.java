package blastradius.graphql.finding;

import blastradius.analysis.question.Budget;
import blastradius.analysis.ranking.IdentityTable;
import blastradius.finding.Findings;
import blastradius.finding.fact.Facts;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.ranking.IdentityTables;
import blastradius.graphql.ranking.MadeOnce;
import blastradius.lane.Lane;
import blastradius.snapshot.Snapshot;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The findings of an estate, made once for each snapshot and instant and kept. Safe for several threads; whoever asks for what is being made waits for it. */
public final class FindingTables {

    private static final int MOST = 8;

    private final IdentityTables identities;
    private final StatedSource stated;
    private final Map<String, Double> parameters;
    private final Lane lane;
    private final MadeOnce<Asked, Findings> kept = new MadeOnce<>(Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(Duration.ofMinutes(30))
            .build());

    /**
     * @param parameters of rules, as an operator set them
     * @param lane where findings are made
     */
    public FindingTables(IdentityTables identities, StatedSource stated, Map<String, Double> parameters, Lane lane) {
        this.identities = identities;
        this.stated = stated;
        this.parameters = Map.copyOf(parameters);
        this.lane = lane;
    }

    /** Of rules, as an operator set them. */
    Map<String, Double> parameters() {
        return parameters;
    }

    /** Snapshots are equal where they are the same; a scenario is told by its stamp, as each question makes the estate that it would be anew. */
    private record Asked(Snapshot origin, String scenario, Instant at) {}

    /**
     * What all rules come to in the inquiry's estate at its instant.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the time does not suffice
     */
    public Findings of(Inquiry inquiry) {
        Asked asked = new Asked(
                inquiry.snapshot().origin(),
                inquiry.scenario(),
                inquiry.assumed().at());
        return kept.get(asked, inquiry.budget(), budget -> made(inquiry, budget));
    }

    private Findings made(Inquiry inquiry, Budget budget) {
        return lane.call(
                () -> {
                    Inquiry within = new Inquiry(inquiry.gates(), budget, inquiry.scenario());
                    IdentityTable table = identities.of(within);
                    return Findings.of(
                            new Facts(inquiry.gates(), table, stated.stated(inquiry.snapshot()), parameters, budget));
                },
                budget::isSpent);
    }
}
