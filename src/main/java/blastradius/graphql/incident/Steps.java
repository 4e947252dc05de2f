package blastradius.graphql.incident;

import blastradius.graphql.entity.Catalogue;
import blastradius.graphql.entity.Catalogue.Details;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.inquiry.LossView;
import blastradius.graphql.inquiry.RelationView;
import blastradius.graphql.scenario.ChangeView;
import blastradius.model.Action;
import blastradius.model.PlainText;
import blastradius.model.RelationKind;
import blastradius.scenario.incident.Command;
import blastradius.scenario.incident.Commands;
import blastradius.scenario.incident.Commands.Named;
import blastradius.scenario.incident.Commands.Thing;
import blastradius.scenario.incident.Cut;
import blastradius.scenario.incident.TakeBack;
import blastradius.scenario.resolution.Resolution;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationRows;
import blastradius.snapshot.Snapshot;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Steps of an incident under the schema's names, with what a person would type. */
final class Steps {

    private final Catalogue catalogue;

    Steps(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    StepView of(Inquiry inquiry, Cut cut) {
        return new StepView(inquiry, cut.in(), "", new LossView(cut.saving()), cut.ties(), cut.withNext());
    }

    StepView of(Inquiry inquiry, TakeBack step) {
        String otherwise = "Cut off "
                + PlainText.shown(inquiry.snapshot().name(step.taken().vertex())) + ".";
        return new StepView(inquiry, step.made().orElse(null), otherwise, new LossView(step.saving()), 0, false);
    }

    /**
     * A step.
     *
     * @param in its change is the last of these; null: no change says it, but {@code otherwise} does
     */
    record StepView(
            Inquiry inquiry, @Nullable Resolution in, String otherwise, LossView saving, int ties, boolean withNext) {

        private @Nullable ChangeView made() {
            return in == null ? null : new ChangeView(in, in.applied().getLast());
        }

        public String words() {
            ChangeView made = made();
            return made == null ? otherwise : made.words();
        }

        public @Nullable Map<String, Object> change() {
            ChangeView made = made();
            return made == null ? null : made.input();
        }

        public @Nullable Double cost() {
            ChangeView made = made();
            return made == null ? null : made.cost();
        }
    }

    /** How one thing is done. */
    record CommandView(
            @Nullable EntityView entity,
            @Nullable RelationView relation,
            List<Command> lines,
            @Nullable String why) {}

    /** For each thing that the step changes; sources are asked once for all. */
    List<CommandView> commands(StepView step) {
        Resolution in = step.in();
        if (in == null) {
            return List.of();
        }
        Resolution.Applied applied = in.applied().getLast();
        Snapshot snapshot = step.inquiry().snapshot();
        Typing typing = new Typing(step.inquiry(), things(snapshot, applied));
        Stream<CommandView> relations = applied.changed().relations().stream().map(typing::ending);
        Stream<CommandView> entities = applied.changed().entities().stream()
                .flatMap(entity -> typing.changing(applied.change().action(), entity));
        return Stream.concat(entities, relations).toList();
    }

    private Map<String, Details> things(Snapshot snapshot, Resolution.Applied applied) {
        Set<String> ids = new LinkedHashSet<>();
        applied.changed().relations().forEach(relation -> {
            ids.add(snapshot.id(relation.from()));
            ids.add(snapshot.id(relation.to()));
        });
        for (int entity : applied.changed().entities()) {
            ids.add(snapshot.id(entity));
            opened(snapshot, entity).forEach(other -> ids.add(snapshot.id(other)));
        }
        return catalogue.details(ids);
    }

    /** What a credential signs in to, and which accounts a person uses. */
    private static List<Integer> opened(Snapshot snapshot, int entity) {
        return new RelationRows(snapshot)
                .in(entity).stream()
                        .filter(relation -> isSignIn(relation, RelationKind.AUTHENTICATES_AS)
                                || isSignIn(relation, RelationKind.USED_BY))
                        .map(relation -> relation.from() == entity ? relation.to() : relation.from())
                        .distinct()
                        .toList();
    }

    private static boolean isSignIn(RelationAt relation, RelationKind kind) {
        return relation.relationClass().kind() == kind;
    }

    /** Knows what the sources call the things of a step. */
    private record Typing(Inquiry inquiry, Map<String, Details> known) {

        Stream<CommandView> changing(Action action, int entity) {
            List<Integer> opened = opened(inquiry.snapshot(), entity);
            if (action instanceof Action.Rotate) {
                List<Thing> accounts = opened.stream().map(this::thing).toList();
                return Stream.of(
                        view(entity, Commands.rotating(inquiry.snapshot().kind(entity), accounts)));
            }
            Stream<Integer> accounts = action instanceof Action.Offboard ? opened.stream() : Stream.of(entity);
            return accounts.map(account -> view(account, Commands.disabling(thing(account))));
        }

        CommandView ending(RelationAt relation) {
            RelationKind kind = relation.relationClass().kind();
            Commands typed = Commands.ending(kind, thing(relation.from()), thing(relation.to()));
            RelationView view = new RelationView(
                    inquiry.entity(relation.from()),
                    inquiry.entity(relation.to()),
                    relation.relationClass(),
                    inquiry.assumed().at());
            return new CommandView(null, view, typed.commands(), typed.why());
        }

        private CommandView view(int entity, Commands typed) {
            return new CommandView(inquiry.entity(entity), null, typed.commands(), typed.why());
        }

        private Thing thing(int entity) {
            Snapshot snapshot = inquiry.snapshot();
            Details details = known.get(snapshot.id(entity));
            List<Named> named = details == null
                    ? List.of()
                    : details.sources().stream()
                            .map(source -> new Named(source.sourceId(), source.sourceKind()))
                            .toList();
            return new Thing(snapshot.kind(entity), named);
        }
    }
}
