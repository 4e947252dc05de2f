package blastradius.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides what a relation gives and when: its parameters and its gates. Estates have few distinct terms, so stores
 * and snapshots keep them once and refer to them by number. Entities are named by id; sets iterate in the order of their ids.
 *
 * @param level what GRANTS, CAN and CONSENTED give; for STORES the level at which the secret is disclosed and for RUNS_AS the level
 *     at which the code can be edited; null where the kind has none or its default stands
 * @param never for STORES: the secret is never disclosed
 * @param from first instant at which the relation holds; null: always has
 * @param until first instant at which it no longer holds; null: never ends
 * @param state whether it must be activated first
 * @param approvers identities and groups of which one must approve an activation; empty: no approval is needed
 * @param factors credentials that must be held as well
 * @param zone the network zone that it must be exercised from; null: from anywhere
 * @param ticket whether a ticket is asked for
 * @param policy the policy that asks for the activation: whoever controls it switches the gate off
 * @param deniedBy what denies the relation (a service control policy, an explicit deny), resolved at import; null: nothing. A denied
 *     relation is kept closed
 * @param mode for TRIGGERS
 * @param effects for PARAMETERISED triggers: the grants that can be made used
 * @param live for STORES: whether the store hands out the current value (a vault) or keeps an old copy (a log); null: judged by kind
 * @param form for BACKS_UP
 * @param and further premises
 */
public record Terms(
        @Nullable AccessLevel level,
        boolean never,
        @Nullable Instant from,
        @Nullable Instant until,
        GrantState state,
        Set<String> approvers,
        Set<String> factors,
        @Nullable String zone,
        boolean ticket,
        @Nullable String policy,
        @Nullable String deniedBy,
        @Nullable TriggerMode mode,
        Set<String> effects,
        @Nullable Boolean live,
        @Nullable BackupForm form,
        List<Premise> and) {

    /** Standing, always open, no parameters. */
    public static final Terms NONE = builder().build();

    private static final Duration STANDING = Duration.ofDays(90);

    public Terms {
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("impossible window: it starts at " + from + " and ends at " + until);
        }
        approvers = sorted(approvers);
        factors = sorted(factors);
        effects = sorted(effects);
        and = List.copyOf(and);
    }

    public static Terms level(AccessLevel level) {
        return builder().level(level).build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with these terms. */
    public Builder with() {
        return new Builder(this);
    }

    /** Whether the window contains the instant; windows are half-open. */
    public boolean isOpenAt(Instant at) {
        return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
    }

    /** Open without activation, and for more than 90 days. */
    public boolean isStanding() {
        return state == GrantState.STANDING
                && deniedBy == null
                && (from == null
                        || until == null
                        || Duration.between(from, until).compareTo(STANDING) > 0);
    }

    /** The ids of the entities that are named here. */
    public Set<String> named() {
        Set<String> named = new TreeSet<>();
        List.of(approvers, factors, effects).forEach(named::addAll);
        and.forEach(premise -> named.add(premise.entity()));
        Stream.of(zone, policy, deniedBy).filter(Objects::nonNull).forEach(named::add);
        return named;
    }

    /** The same, where entities are called otherwise. */
    public Terms renamed(UnaryOperator<String> names) {
        if (named().stream().allMatch(id -> names.apply(id).equals(id))) {
            return this;
        }
        Builder renamed = with().approvers(approvers.stream().map(names).toList())
                .factors(factors.stream().map(names).toList())
                .effects(effects.stream().map(names).toList())
                .zone(zone == null ? null : names.apply(zone))
                .policy(policy == null ? null : names.apply(policy))
                .deniedBy(deniedBy == null ? null : names.apply(deniedBy));
        renamed.and.replaceAll(premise -> new Premise(names.apply(premise.entity()), premise.level()));
        return renamed.build();
    }

    private static Set<String> sorted(Set<String> ids) {
        return ids.isEmpty() ? Set.of() : java.util.Collections.unmodifiableSortedSet(new TreeSet<>(ids));
    }

    /** Collects them one by one; each call sets one parameter and returns the builder. */
    public static final class Builder {

        private @Nullable AccessLevel level;
        private boolean never;
        private @Nullable Instant from;
        private @Nullable Instant until;
        private GrantState state = GrantState.STANDING;
        private final Set<String> approvers = new TreeSet<>();
        private final Set<String> factors = new TreeSet<>();
        private @Nullable String zone;
        private boolean ticket;
        private @Nullable String policy;
        private @Nullable String deniedBy;
        private @Nullable TriggerMode mode;
        private final Set<String> effects = new TreeSet<>();
        private @Nullable Boolean live;
        private @Nullable BackupForm form;
        private final List<Premise> and = new ArrayList<>();

        private Builder() {}

        private Builder(Terms terms) {
            level = terms.level();
            never = terms.never();
            from = terms.from();
            until = terms.until();
            state = terms.state();
            approvers.addAll(terms.approvers());
            factors.addAll(terms.factors());
            zone = terms.zone();
            ticket = terms.ticket();
            policy = terms.policy();
            deniedBy = terms.deniedBy();
            mode = terms.mode();
            effects.addAll(terms.effects());
            live = terms.live();
            form = terms.form();
            and.addAll(terms.and());
        }

        public Builder level(@Nullable AccessLevel value) {
            level = value;
            return this;
        }

        public Builder never(boolean value) {
            never = value;
            return this;
        }

        public Builder from(@Nullable Instant value) {
            from = value;
            return this;
        }

        public Builder until(@Nullable Instant value) {
            until = value;
            return this;
        }

        public Builder state(GrantState value) {
            state = value;
            return this;
        }

        public Builder approvers(Collection<String> values) {
            approvers.clear();
            approvers.addAll(values);
            return this;
        }

        public Builder factors(Collection<String> values) {
            factors.clear();
            factors.addAll(values);
            return this;
        }

        public Builder factor(String value) {
            factors.add(value);
            return this;
        }

        public Builder zone(@Nullable String value) {
            zone = value;
            return this;
        }

        public Builder ticket(boolean value) {
            ticket = value;
            return this;
        }

        public Builder policy(@Nullable String value) {
            policy = value;
            return this;
        }

        public Builder deniedBy(@Nullable String value) {
            deniedBy = value;
            return this;
        }

        public Builder mode(@Nullable TriggerMode value) {
            mode = value;
            return this;
        }

        public Builder effects(Collection<String> values) {
            effects.clear();
            effects.addAll(values);
            return this;
        }

        public Builder live(@Nullable Boolean value) {
            live = value;
            return this;
        }

        public Builder form(@Nullable BackupForm value) {
            form = value;
            return this;
        }

        public Builder and(String entity, AccessLevel atLevel) {
            and.add(new Premise(entity, atLevel));
            return this;
        }

        public Terms build() {
            return new Terms(
                    level, never, from, until, state, approvers, factors, zone, ticket, policy, deniedBy, mode, effects,
                    live, form, and);
        }
    }
}
