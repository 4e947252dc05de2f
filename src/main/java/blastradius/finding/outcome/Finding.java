package blastradius.finding.outcome;

import blastradius.analysis.impact.Score.Band;
import blastradius.finding.fact.Facts;
import blastradius.finding.fact.Organizations;
import blastradius.model.Action;
import blastradius.model.Change;
import blastradius.model.EntityType;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One shortcoming: a rule, what makes it, and all it concerns.
 *
 * @param id the same in every version as long as rule and cause are
 * @param rule who found it
 * @param cause what makes it
 * @param subjects vertices of what falls short, ascending: one cause may have many
 * @param severity the rule's, adjusted by what the gravest subject reaches
 * @param principal the identity whose score adjusted it, and whose score a remedy is measured by; -1: there is none
 * @param customers tenants that stand for the organizations of customers that it concerns, ascending
 * @param words what is wrong, in one sentence
 * @param evidence what proves it
 * @param remedy the change that ends it; null: only people can end it
 */
public record Finding(
        String id,
        RuleText rule,
        Cause cause,
        List<Integer> subjects,
        Severity severity,
        int principal,
        List<Integer> customers,
        String words,
        Evidence evidence,
        @Nullable Change remedy) {

    public Finding {
        subjects = List.copyOf(subjects);
        customers = List.copyOf(customers);
    }

    /** Collects what a finding says. */
    public static Builder of(RuleText rule, Cause cause, Facts facts) {
        return new Builder(rule, cause, facts);
    }

    /** Collects what a finding says; each call returns the builder. */
    public static final class Builder {

        private final RuleText rule;
        private final Cause cause;
        private final Facts facts;
        private final Snapshot snapshot;
        private Severity base;
        private Severity most = Severity.CRITICAL;
        private final NavigableSet<Integer> subjects = new TreeSet<>();
        private final NavigableSet<Integer> customers = new TreeSet<>();
        private final List<RelationAt> relations = new ArrayList<>();
        private String words = "";
        private Evidence.@Nullable Way way;
        private @Nullable String question;
        private @Nullable Change remedy;

        private Builder(RuleText rule, Cause cause, Facts facts) {
            this.rule = rule;
            this.cause = cause;
            this.facts = facts;
            this.snapshot = facts.snapshot();
            this.base = rule.severity();
        }

        /** What falls short; without any, the cause does. */
        public Builder subject(int vertex) {
            subjects.add(vertex);
            return this;
        }

        public Builder subjects(Collection<Integer> vertices) {
            subjects.addAll(vertices);
            return this;
        }

        /** What is wrong, without a full stop. */
        public Builder words(String sentence) {
            words = sentence;
            return this;
        }

        public Builder relations(Collection<RelationAt> proving) {
            relations.addAll(proving);
            return this;
        }

        /** How many customers it concerns so far. */
        public int customers() {
            concern();
            return customers.size();
        }

        /** Further entities that it concerns: their customers count. */
        public Builder concerns(Collection<Integer> vertices) {
            vertices.forEach(this::concern);
            return this;
        }

        public Builder way(Evidence.Way proving) {
            way = proving;
            return this;
        }

        /** Where it is not the cause with its relations that shows it. */
        public Builder question(String text) {
            question = text;
            return this;
        }

        /** What ends it, at the usual cost for each thing that it changes. */
        public Builder remedy(Action action, String reason) {
            remedy = new Change(action, Change.DEFAULT_COST, reason);
            return this;
        }

        /** Where this one is graver or less grave than its rule says. */
        public Builder severity(Severity other) {
            base = other;
            return this;
        }

        /** Where what whoever holds it reaches says little of this one: no graver than so. */
        public Builder atMost(Severity gravest) {
            most = gravest;
            return this;
        }

        public Finding build() {
            if (subjects.isEmpty()) {
                subjects.add(cause.entity());
            }
            concern();
            int principal = principal();
            OptionalDouble score = facts.score(principal);
            Severity severity = score.isEmpty()
                    ? base
                    : base.of(Band.of(
                            score.getAsDouble(),
                            snapshot.valuation().weighting().bands()));
            return new Finding(
                    id(rule, cause, snapshot),
                    rule,
                    cause,
                    List.copyOf(subjects),
                    severity.compareTo(most) > 0 ? most : severity,
                    principal,
                    List.copyOf(customers),
                    words,
                    new Evidence(relations, way, Objects.requireNonNullElseGet(question, this::shown)),
                    remedy);
        }

        private void concern() {
            subjects.forEach(this::concern);
            relations.forEach(relation -> {
                concern(relation.from());
                concern(relation.to());
            });
        }

        private void concern(int vertex) {
            int organization = facts.organizations().of(vertex);
            if (organization != Organizations.NONE && facts.organizations().isCustomers(vertex)) {
                customers.add(organization);
            }
        }

        /* The identity that reaches most, of those that the subjects stand for; the first of equal ones. */
        private int principal() {
            IntStream concerned =
                    IntStream.concat(subjects.stream().mapToInt(Integer::intValue), IntStream.of(cause.entity()));
            OptionalInt gravest = concerned
                    .flatMap(facts::identities)
                    .filter(vertex -> facts.score(vertex).isPresent())
                    .reduce((one, other) -> score(other) > score(one) ? other : one);
            return gravest.orElse(-1);
        }

        private double score(int vertex) {
            return facts.score(vertex).orElse(0);
        }

        private String shown() {
            return Question.about(snapshot, cause, relations);
        }
    }

    private static String id(RuleText rule, Cause cause, Snapshot snapshot) {
        UUID hash = UUID.nameUUIDFromBytes((rule.id() + "\n" + cause.key(snapshot)).getBytes(StandardCharsets.UTF_8));
        return rule.id() + "." + hash.toString().replace("-", "");
    }

    /** Whether it is about an entity: as its cause, among its subjects, or as a customer that it concerns. */
    public boolean concerns(int vertex) {
        return cause.entity() == vertex || subjects.contains(vertex) || customers.contains(vertex);
    }

    /** How many of the subjects are of a type. */
    public long count(EntityType type, Snapshot snapshot) {
        return subjects.stream()
                .filter(vertex -> snapshot.kind(vertex).type() == type)
                .count();
    }
}
