package blastradius.graphql.inquiry;

import blastradius.graphql.entity.EntityView;
import blastradius.model.Assumptions;
import blastradius.model.GrantState;
import blastradius.model.JitMode;
import blastradius.model.Premise;
import blastradius.model.Terms;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A gate of a relation that was followed, and why it was open. */
record ConditionView(
        Sort kind,
        String words,
        List<EntityView> entities,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** The sorts of gates. */
    enum Sort {
        WINDOW,
        ACTIVATION,
        APPROVAL,
        FACTOR,
        ZONE,
        TICKET,
        POLICY,
        PREMISE
    }

    /** All gates of the terms, in the order of {@link Sort}. */
    static List<ConditionView> of(Snapshot snapshot, Assumptions assumptions, Terms terms) {
        return new Gathering(snapshot, assumptions, terms).all();
    }

    private static final class Gathering {

        private final Snapshot snapshot;
        private final Assumptions assumptions;
        private final Terms terms;
        private final List<ConditionView> found = new ArrayList<>();

        Gathering(Snapshot snapshot, Assumptions assumptions, Terms terms) {
            this.snapshot = snapshot;
            this.assumptions = assumptions;
            this.terms = terms;
        }

        List<ConditionView> all() {
            window();
            activation();
            add(Sort.APPROVAL, approval(), terms.approvers());
            add(Sort.FACTOR, factor(), terms.factors());
            if (terms.zone() != null) {
                add(Sort.ZONE, "is exercised from the network zone " + name(terms.zone()), List.of(terms.zone()));
            }
            if (terms.ticket()) {
                found.add(gate(Sort.TICKET, "asks for a ticket, which is assumed to be obtained", List.of()));
            }
            if (terms.policy() != null) {
                add(
                        Sort.POLICY,
                        "is guarded by the policy " + name(terms.policy())
                                + ", which whoever controls it can switch off",
                        List.of(terms.policy()));
            }
            for (Premise premise : terms.and()) {
                String words = "asks for " + premise.level() + " of " + name(premise.entity()) + " as well";
                add(Sort.PREMISE, words, List.of(premise.entity()));
            }
            return List.copyOf(found);
        }

        private void window() {
            if (terms.from() != null || terms.until() != null) {
                String words = "holds"
                        + (terms.from() == null ? "" : " from " + terms.from())
                        + (terms.until() == null ? "" : " until " + terms.until())
                        + ", asked at " + assumptions.at();
                found.add(new ConditionView(Sort.WINDOW, words, List.of(), terms.from(), terms.until()));
            }
        }

        private void activation() {
            if (terms.state() == GrantState.ELIGIBLE) {
                found.add(gate(Sort.ACTIVATION, "is eligible, and is activated by the attacker", List.of()));
            } else if (terms.state() == GrantState.ACTIVE) {
                found.add(gate(Sort.ACTIVATION, "was activated; it does not stand", List.of()));
            }
        }

        private String approval() {
            return assumptions.jit() == JitMode.ALL
                    ? "asks for approval, which is assumed to be obtained"
                    : "asks for approval by " + names(terms.approvers()) + ", and an approver is held too";
        }

        private String factor() {
            return "asks for " + names(terms.factors())
                    + (assumptions.mfaBypass()
                            ? "; factors that do not resist phishing are assumed defeated"
                            : ", which is held too");
        }

        private void add(Sort sort, String words, Collection<String> ids) {
            if (!ids.isEmpty()) {
                found.add(gate(sort, words, ids));
            }
        }

        private ConditionView gate(Sort sort, String words, Collection<String> ids) {
            List<EntityView> entities = ids.stream()
                    .map(snapshot::vertexOf)
                    .filter(OptionalInt::isPresent)
                    .map(vertex -> new EntityView(snapshot, vertex.getAsInt()))
                    .toList();
            return new ConditionView(sort, words, entities, null, null);
        }

        private String names(Collection<String> ids) {
            return String.join(", ", ids.stream().map(this::name).toList());
        }

        private String name(String id) {
            OptionalInt vertex = snapshot.vertexOf(id);
            return vertex.isPresent() ? snapshot.name(vertex.getAsInt()) : id;
        }
    }
}
