package blastradius.graphql.finding;

import blastradius.analysis.question.Budget;
import blastradius.analysis.ranking.IdentityTable;
import blastradius.finding.Accepted;
import blastradius.finding.Findings;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Records;
import blastradius.graphql.governance.Confirmations;
import blastradius.graphql.governance.SavedExceptions;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.ranking.IdentityTables;
import blastradius.graphql.ranking.MadeOnce;
import blastradius.lane.Lane;
import blastradius.model.AcceptedRisk;
import blastradius.snapshot.Snapshot;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The findings of an estate, made once for each snapshot and instant and kept. Safe for several threads; whoever asks for what is being made waits for it. */
public final class FindingTables {

    private static final int MOST = 8;

    private final IdentityTables identities;
    private final StatedSource stated;
    private final SavedExceptions exceptions;
    private final Confirmations confirmations;
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
    public FindingTables(
            IdentityTables identities,
            StatedSource stated,
            SavedExceptions exceptions,
            Confirmations confirmations,
            Map<String, Double> parameters,
            Lane lane) {
        this.identities = identities;
        this.stated = stated;
        this.exceptions = exceptions;
        this.confirmations = confirmations;
        this.parameters = Map.copyOf(parameters);
        this.lane = lane;
    }

    /** Of rules, as an operator set them. */
    Map<String, Double> parameters() {
        return parameters;
    }

    /**
     * Snapshots are equal where they are the same; a scenario is told by its stamp, as each question makes the estate that it would be anew.
     *
     * @param records exceptions that rules read
     * @param confirmed what reviewers said is wanted
     */
    private record Asked(
            Snapshot origin, String scenario, Instant at, List<AcceptedRisk> records, Map<String, Instant> confirmed) {}

    /** What all rules come to, and what of it somebody accepts. */
    public record Judged(Findings findings, Accepted accepted) {}

    /**
     * What all rules come to in the inquiry's estate at its instant.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the time does not suffice
     */
    public Judged of(Inquiry inquiry) {
        Snapshot snapshot = inquiry.snapshot();
        Instant at = inquiry.assumed().at();
        List<AcceptedRisk> risks = exceptions.list();
        List<AcceptedRisk> records = risks.stream()
                .filter(risk -> isOfEmergency(risk, snapshot))
                .sorted(Comparator.comparing(AcceptedRisk::id))
                .toList();
        Asked asked = new Asked(snapshot.origin(), inquiry.scenario(), at, records, confirmations.all());
        return new Judged(
                kept.get(asked, inquiry.budget(), budget -> made(inquiry, asked, budget)),
                Accepted.at(at, risks, snapshot));
    }

    private static boolean isOfEmergency(AcceptedRisk risk, Snapshot snapshot) {
        OptionalInt vertex = risk.entity() == null ? OptionalInt.empty() : snapshot.vertexOf(risk.entity());
        return vertex.isPresent() && snapshot.traits(vertex.getAsInt()).breakGlass();
    }

    private Findings made(Inquiry inquiry, Asked asked, Budget budget) {
        return lane.call(
                () -> {
                    Inquiry within = new Inquiry(inquiry.gates(), budget, inquiry.scenario());
                    IdentityTable table = identities.of(within);
                    return Findings.of(new Facts(
                            inquiry.gates(),
                            table,
                            stated.stated(inquiry.snapshot()),
                            new Records(parameters, asked.records(), asked.confirmed()),
                            budget));
                },
                budget::isSpent);
    }
}
