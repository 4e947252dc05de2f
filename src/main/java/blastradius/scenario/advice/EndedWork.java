package blastradius.scenario.advice;

import blastradius.model.Action;
import blastradius.model.RelationKind;
import blastradius.scenario.resolution.Names;
import blastradius.scenario.resolution.Resolution;
import blastradius.scenario.resolution.Resolution.Applied;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.RelationRows;
import blastradius.snapshot.Snapshot;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What work a proposed change would end, or make somebody begin, in words: what its saving does not say. */
final class EndedWork {

    private final Resolution resolution;
    private final Applied applied;
    private final Names names;

    private EndedWork(Resolution resolution, Applied applied) {
        this.resolution = resolution;
        this.applied = applied;
        this.names = new Names(resolution);
    }

    /** Empty: all work goes on, at most under a further gate. */
    static Optional<String> of(Resolution resolution, Applied applied) {
        return new EndedWork(resolution, applied).words();
    }

    private Optional<String> words() {
        return switch (applied.change().action()) {
            case Action.Revoke revoke -> lost(applied.changed().relations());
            case Action.Expire expire -> lost(applied.changed().relations());
            case Action.Remove remove -> lost(applied.changed().relations());
            case Action.Scope scope -> narrowed();
            case Action.Disable disable -> disabled();
            case Action.Offboard offboard -> disabled();
            case Action.Rotate rotate -> handedOut("the new value");
            case Action.Split split -> handedOut("the value for their tenant");
            case Action.Delete delete -> handedOut("another credential");
            case Action.Restrict restrict -> restricted(restrict);
            case Action.MakeEligible eligible -> Optional.empty();
            case Action.RequireApproval approval -> Optional.empty();
            case Action.RequireMfa mfa -> Optional.empty();
            case Action.Disclose disclose -> Optional.empty();
            case Action.AddEntity added -> Optional.empty();
            case Action.AddRelation added -> Optional.empty();
        };
    }

    private Optional<String> lost(Collection<RelationAt> relations) {
        return relations.isEmpty()
                ? Optional.empty()
                : Optional.of("Whatever is done by " + listed(relations) + " ends.");
    }

    private Optional<String> narrowed() {
        return Optional.of("Whatever is done elsewhere by " + listed(applied.changed().relations())
                + " ends; no assignment or contract asks for it.");
    }

    private Optional<String> disabled() {
        List<Integer> runs = applied.changed().entities().stream()
                .flatMap(identity -> into(identity, RelationKind.RUNS_AS).stream())
                .toList();
        String what = "Whatever " + names.entities(applied.changed().entities()) + " does ends";
        return Optional.of(runs.isEmpty() ? what + "." : what + ", and so does what runs as it: " + names.entities(runs) + ".");
    }

    private Optional<String> handedOut(String value) {
        return Optional.of("Whoever uses " + names.entities(applied.changed().entities()) + " needs " + value
                + "; until then their work stands still.");
    }

    private Optional<String> restricted(Action.Restrict restrict) {
        return restrict.zone() == null
                ? Optional.of("Who is assigned to no client uses the tool no more.")
                : Optional.of("Whoever uses the tool from outside the zone does so no more.");
    }

    private String listed(Collection<RelationAt> relations) {
        return names.relations(relations);
    }

    private List<Integer> into(int vertex, RelationKind kind) {
        Snapshot base = resolution.snapshot().origin();
        return new RelationRows(base)
                .into(vertex).stream()
                        .filter(relation -> relation.relationClass().kind() == kind)
                        .map(RelationAt::from)
                        .toList();
    }
}
