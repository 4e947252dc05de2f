package blastradius.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects {@link Terms} one by one; each call sets one parameter and returns the builder. */
public final class TermsBuilder {

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

    TermsBuilder() {}

    TermsBuilder(Terms terms) {
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

    public TermsBuilder level(@Nullable AccessLevel value) {
        level = value;
        return this;
    }

    public TermsBuilder never(boolean value) {
        never = value;
        return this;
    }

    public TermsBuilder from(@Nullable Instant value) {
        from = value;
        return this;
    }

    public TermsBuilder until(@Nullable Instant value) {
        until = value;
        return this;
    }

    public TermsBuilder state(GrantState value) {
        state = value;
        return this;
    }

    public TermsBuilder approvers(Collection<String> values) {
        approvers.clear();
        approvers.addAll(values);
        return this;
    }

    public TermsBuilder factors(Collection<String> values) {
        factors.clear();
        factors.addAll(values);
        return this;
    }

    public TermsBuilder factor(String value) {
        factors.add(value);
        return this;
    }

    public TermsBuilder zone(@Nullable String value) {
        zone = value;
        return this;
    }

    public TermsBuilder ticket(boolean value) {
        ticket = value;
        return this;
    }

    public TermsBuilder policy(@Nullable String value) {
        policy = value;
        return this;
    }

    public TermsBuilder deniedBy(@Nullable String value) {
        deniedBy = value;
        return this;
    }

    public TermsBuilder mode(@Nullable TriggerMode value) {
        mode = value;
        return this;
    }

    public TermsBuilder effects(Collection<String> values) {
        effects.clear();
        effects.addAll(values);
        return this;
    }

    public TermsBuilder live(@Nullable Boolean value) {
        live = value;
        return this;
    }

    public TermsBuilder form(@Nullable BackupForm value) {
        form = value;
        return this;
    }

    public TermsBuilder and(String entity, AccessLevel atLevel) {
        and.add(new Premise(entity, atLevel));
        return this;
    }

    public Terms build() {
        return new Terms(
                level, never, from, until, state, approvers, factors, zone, ticket, policy, deniedBy, mode, effects,
                live, form, and);
    }
}
