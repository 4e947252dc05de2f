package blastradius.graphql.finding;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.ranking.IdentityTable;
import blastradius.finding.Accepted;
import blastradius.finding.Findings;
import blastradius.finding.Rules;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Records;
import blastradius.finding.outcome.Finding;
import blastradius.finding.outcome.Rule;
import blastradius.finding.outcome.RuleText;
import blastradius.finding.outcome.Severity;
import blastradius.finding.share.NonHumans;
import blastradius.graphql.governance.Confirmations;
import blastradius.graphql.governance.FoundEntities;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.ranking.IdentityTables;
import blastradius.graphql.ranking.MadeOnce;
import blastradius.lane.Lane;
import blastradius.model.AcceptedRisk;
import blastradius.model.Assumptions;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.EntityFilter.FindingTest;
import blastradius.model.EntityFilter.ShareTest;
import blastradius.model.PlainText;
import blastradius.model.Shelf;
import blastradius.snapshot.Snapshot;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The findings of an estate, made once for each snapshot and instant and kept. Safe for several threads; whoever asks for what is being made waits for it. */
public final class FindingTables implements FoundEntities {

    private static final int MOST = 8;

    private final IdentityTables identities;
    private final StatedSource stated;
    private final Shelf<AcceptedRisk> exceptions;
    private final Confirmations confirmations;
    private final Map<String, Double> parameters;
    private final MadeOnce<Asked, Made> kept;

    /**
     * @param parameters of rules, as an operator set them
     * @param lane where findings are made
     */
    public FindingTables(
            IdentityTables identities,
            StatedSource stated,
            Shelf<AcceptedRisk> exceptions,
            Confirmations confirmations,
            Map<String, Double> parameters,
            Lane lane) {
        this.identities = identities;
        this.stated = stated;
        this.exceptions = exceptions;
        this.confirmations = confirmations;
        this.parameters = Map.copyOf(parameters);
        this.kept = new MadeOnce<>(
                Caffeine.newBuilder()
                        .recordStats()
                        .maximumSize(MOST)
                        .expireAfterAccess(Duration.ofMinutes(30))
                        .build(),
                lane);
    }

    /** What is kept. */
    public Cache<?, ?> cache() {
        return kept.kept();
    }

    /** Of rules, as an operator set them. */
    public Map<String, Double> parameters() {
        return parameters;
    }

    /**
     * Snapshots are equal where they are the same; a scenario is told by its stamp, as each question makes the estate that it would be anew.
     *
     * @param records exceptions that rules read
     * @param confirmed what reviewers said is wanted
     */
    private record Asked(
            Snapshot snapshot,
            String scenario,
            Instant at,
            List<AcceptedRisk> records,
            Map<String, Instant> confirmed) {}

    private record Made(Findings findings, NonHumans nonHumans) {}

    /**
     * What all rules come to, and what of it somebody accepts.
     *
     * @param risks whatever anybody ever accepted
     */
    public record Judged(Findings findings, NonHumans nonHumans, Accepted accepted, List<AcceptedRisk> risks) {

        /** Those that nobody accepts. */
        Collection<Finding> open() {
            return findings.all().stream()
                    .filter(finding -> accepted.by(finding).isEmpty())
                    .toList();
        }
    }

    /**
     * What all rules come to in the inquiry's estate at its instant.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the time does not suffice
     */
    public Judged of(Inquiry inquiry) {
        Snapshot told = inquiry.scenario().isEmpty()
                ? inquiry.snapshot()
                : inquiry.snapshot().origin();
        return judged(told, inquiry, identities::of);
    }

    /** The same of an estate as it is, whose identities were measured already. */
    public Judged of(Gates gates, IdentityTable table, Budget budget) {
        return judged(gates.snapshot(), new Inquiry(gates, budget, ""), within -> table);
    }

    private Judged judged(Snapshot told, Inquiry inquiry, Function<Inquiry, IdentityTable> tables) {
        Instant at = inquiry.assumed().at();
        List<AcceptedRisk> risks = exceptions.list();
        List<AcceptedRisk> records = risks.stream()
                .filter(risk -> isOfEmergency(risk, told))
                .sorted(Comparator.comparing(AcceptedRisk::id))
                .toList();
        Asked asked = new Asked(told, inquiry.scenario(), at, records, confirmations.all());
        Made made = kept.get(
                asked,
                inquiry.budget(),
                budget -> made(new Inquiry(inquiry.gates(), budget, inquiry.scenario()), asked, tables));
        return new Judged(made.findings(), made.nonHumans(), Accepted.at(at, risks, inquiry.snapshot()), risks);
    }

    private static boolean isOfEmergency(AcceptedRisk risk, Snapshot snapshot) {
        OptionalInt vertex = risk.entity() == null ? OptionalInt.empty() : snapshot.vertexOf(risk.entity());
        return vertex.isPresent() && snapshot.traits(vertex.getAsInt()).breakGlass();
    }

    private Made made(Inquiry inquiry, Asked asked, Function<Inquiry, IdentityTable> tables) {
        Facts facts = new Facts(
                inquiry.gates(),
                tables.apply(inquiry),
                stated.stated(inquiry.snapshot()),
                new Records(parameters, asked.records(), asked.confirmed()),
                inquiry.budget());
        return new Made(Findings.of(facts), NonHumans.of(facts));
    }

    /* Filters are asked under what their question assumes; rules judge what people have of themselves. */
    private Judged of(Gates gates, Budget budget) {
        Assumptions assumed = Assumptions.at(gates.assumptions().at().truncatedTo(ChronoUnit.MINUTES));
        return of(new Inquiry(Gates.of(gates.snapshot(), assumed), budget, ""));
    }

    @Override
    public void check(FindingTest asked) {
        if (asked.rules() != null) {
            known(asked.rules());
        }
        severity(asked.atLeast());
    }

    /**
     * Ids of rules as a question names them.
     *
     * @throws BadRequest if there is no rule of an id, naming all
     */
    static Set<String> known(Collection<String> rules) {
        Set<String> known =
                Rules.ALL.stream().map(Rule::text).map(RuleText::id).collect(Collectors.toCollection(TreeSet::new));
        for (String id : rules) {
            if (!known.contains(id)) {
                throw new BadRequest(
                        "rule names \"" + PlainText.shown(id) + "\"; the rules are " + String.join(", ", known));
            }
        }
        return Set.copyOf(rules);
    }

    private static Severity severity(@Nullable String word) {
        if (word == null) {
            return Severity.LOW;
        }
        for (Severity each : Severity.values()) {
            if (each.name().equals(word)) {
                return each;
            }
        }
        throw new BadRequest(
                "findings.atLeast is \"" + PlainText.shown(word) + "\"; there are " + List.of(Severity.values()));
    }

    @Override
    public IntPredicate found(FindingTest asked, Gates gates, Budget budget) {
        BitSet found = new BitSet();
        Severity least = severity(asked.atLeast());
        for (Finding finding : of(gates, budget).open()) {
            boolean isAsked = asked.rules() == null
                    || asked.rules().contains(finding.rule().id());
            if (isAsked && finding.severity().compareTo(least) >= 0) {
                found.set(finding.cause().entity());
                finding.subjects().forEach(found::set);
            }
        }
        return found::get;
    }

    @Override
    public IntPredicate sharing(ShareTest asked, Gates gates, Budget budget) {
        NonHumans all = of(gates, budget).nonHumans();
        return vertex -> all.is(vertex, asked.share(), asked.answer());
    }
}
