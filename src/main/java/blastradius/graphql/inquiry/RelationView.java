package blastradius.graphql.inquiry;

import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.RelationKey;
import blastradius.graphql.entity.ShownLevel;
import blastradius.model.BackupForm;
import blastradius.model.EntityKind;
import blastradius.model.GrantState;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.ScenarioDocument;
import blastradius.model.Terms;
import blastradius.model.TriggerMode;
import blastradius.scenario.resolution.Ending;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A relation with its ends and all of its terms.
 *
 * @param asked the instant that the question is about; null: it states none
 */
public record RelationView(
        EntityView from,
        EntityView to,
        RelationClass relationClass,
        @Nullable Instant asked) {

    public RelationView(EntityView from, EntityView to, RelationClass relationClass) {
        this(from, to, relationClass, null);
    }

    /** The relation that leads an attack from one entity to another; some are followed backwards. */
    public static RelationView followed(EntityView from, EntityView to, RelationClass relation) {
        return relation.kind().isBackwards()
                ? new RelationView(to, from, relation)
                : new RelationView(from, to, relation);
    }

    /** The same, of a question about an instant. */
    public RelationView askedAt(Instant at) {
        return new RelationView(from, to, relationClass, at);
    }

    public RelationKey key() {
        return new RelationKey(from.id(), to.id(), relationClass);
    }

    public String id() {
        return key().id();
    }

    public RelationKind kind() {
        return relationClass.kind();
    }

    /** As the estate states it, without a full stop. */
    public String words() {
        return from.name() + " " + kind().verb() + " " + to.name();
    }

    public String sourceKind() {
        return relationClass.sourceKind();
    }

    public @Nullable ShownLevel level() {
        EntityKind about = kind().statesLevelOfSource() ? from.kind() : to.kind();
        return terms().level() == null ? null : ShownLevel.of(terms().level(), about);
    }

    public WindowView window() {
        return new WindowView(terms().from(), terms().until());
    }

    public GrantState state() {
        return terms().state();
    }

    public boolean standing() {
        return terms().isStanding();
    }

    public List<NamedView> approvers() {
        return NamedView.of(snapshot(), terms().approvers());
    }

    public List<NamedView> factors() {
        return NamedView.of(snapshot(), terms().factors());
    }

    public @Nullable NamedView zone() {
        return NamedView.orNull(snapshot(), terms().zone());
    }

    public boolean ticket() {
        return terms().ticket();
    }

    public @Nullable TriggerMode mode() {
        return terms().mode();
    }

    /** Of a store: the level at which it discloses the secret; null where it never does, and of anything else. */
    public @Nullable ShownLevel disclosedAt() {
        boolean discloses = kind() == RelationKind.STORES && !terms().never();
        return discloses
                ? ShownLevel.of(
                        terms().level() == null ? blastradius.model.AccessLevel.CONTROL : terms().level(), from.kind())
                : null;
    }

    public boolean neverDisclosed() {
        return terms().never();
    }

    public @Nullable NamedView policy() {
        return NamedView.orNull(snapshot(), terms().policy());
    }

    public @Nullable NamedView deniedBy() {
        return NamedView.orNull(snapshot(), terms().deniedBy());
    }

    /** What denies it, by name; null: nothing. */
    public @Nullable String deniedByName() {
        NamedView denies = deniedBy();
        return denies == null ? null : denies.name();
    }

    public List<NamedView> effects() {
        return NamedView.of(snapshot(), terms().effects());
    }

    public @Nullable Boolean live() {
        return terms().live();
    }

    public @Nullable BackupForm form() {
        return terms().form();
    }

    public List<PremiseView> premises() {
        return terms().and().stream()
                .map(premise -> PremiseView.of(snapshot(), premise))
                .toList();
    }

    /** What a scenario would be asked, as a {@code ChangeInput}; null: nobody ends it. */
    public @Nullable Map<String, Object> change() {
        return Ending.of(snapshot(), new RelationAt(from.vertex(), to.vertex(), relationClass))
                .map(ScenarioDocument::input)
                .orElse(null);
    }

    public Snapshot snapshot() {
        return from.snapshot();
    }

    private Terms terms() {
        return relationClass.terms();
    }

    /** From an instant on, until another. */
    public record WindowView(
            @Nullable Instant from, @Nullable Instant until) {}
}
