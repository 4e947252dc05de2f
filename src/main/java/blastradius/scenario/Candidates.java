package blastradius.scenario;

import blastradius.analysis.Budget;
import blastradius.analysis.ChokePoint;
import blastradius.analysis.ChokePoints;
import blastradius.analysis.CutCosts;
import blastradius.analysis.Gates;
import blastradius.analysis.IdentityTable;
import blastradius.analysis.Removal;
import blastradius.analysis.Source;
import blastradius.model.Action;
import blastradius.model.Change;
import blastradius.model.EntityType;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Selection;
import blastradius.snapshot.RelationId;
import blastradius.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Changes that are worth weighing: what the attacks of an estate cannot do without, as something that a defender can do. */
final class Candidates {

    /** Of all identities, the choke points of so many of the gravest are read. */
    private static final int GRAVEST = 24;

    private static final int MOST = 40;

    private final Advice.Question question;
    private final Budget budget;
    private final CutCosts costs = CutCosts.DEFAULT;

    Candidates(Advice.Question question, Budget budget) {
        this.question = question;
        this.budget = budget;
    }

    /** The most promising first. */
    List<Change> of(Snapshot snapshot) {
        Gates gates = Gates.of(snapshot, question.assumptions());
        Map<Change, Double> worth = new LinkedHashMap<>();
        for (Collection<Source> attack : attacks(gates)) {
            for (ChokePoint point : points(gates, attack)) {
                change(snapshot, point.removal()).ifPresent(change -> worth.merge(change, worth(point), Double::sum));
            }
        }
        return worth.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<Change, Double> each) ->
                        -each.getValue() / each.getKey().cost()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<ChokePoint> points(Gates gates, Collection<Source> attack) {
        return ChokePoints.of(gates, attack, List.of(), budget).points().stream()
                .filter(point -> point.loss().score() > 0)
                .limit(MOST)
                .toList();
    }

    private static double worth(ChokePoint point) {
        return point.loss().score() + point.targetsSaved();
    }

    private List<Collection<Source>> attacks(Gates gates) {
        if (!question.compromised().isEmpty()) {
            return List.of(question.compromised());
        }
        IdentityTable table = IdentityTable.of(gates, budget);
        List<Collection<Source>> attacks = new ArrayList<>();
        IntStream.range(0, table.size())
                .boxed()
                .sorted(Comparator.comparingDouble(row -> -table.score(row)))
                .limit(GRAVEST)
                .forEach(row -> attacks.add(List.of(Source.of(gates.snapshot(), table.identity(row)))));
        return attacks;
    }

    private Optional<Change> change(Snapshot snapshot, Removal removal) {
        return switch (removal) {
            case Removal.OfEntity entity -> entity(snapshot, entity.vertex());
            case Removal.OfRelation relation -> relation(snapshot, relation);
        };
    }

    private Optional<Change> entity(Snapshot snapshot, int vertex) {
        boolean chosen = question.compromised().stream().anyMatch(source -> source.vertex() == vertex);
        Selection select = Selection.of(snapshot.id(vertex));
        EntityType type = snapshot.kind(vertex).type();
        return switch (type) {
            case CREDENTIAL -> Optional.of(new Change(new Action.Rotate(select, null), costs.rotate(), null));
            case IDENTITY ->
                chosen ? Optional.empty() : Optional.of(new Change(new Action.Disable(select), costs.disable(), null));
            case TENANT, GROUP, ROLE, GRANT, RESOURCE, PERSON, CONTRACT -> Optional.empty();
        };
    }

    private Optional<Change> relation(Snapshot snapshot, Removal.OfRelation removal) {
        RelationClass relation = java.util.Objects.requireNonNull(
                snapshot.arcClasses().get(removal.arcClass()).relation(), "what can be removed is a relation");
        Integer cost = costs.remove().get(relation.kind());
        if (cost == null) {
            return Optional.empty();
        }
        if (relation.kind() == RelationKind.AUTHENTICATES_AS) {
            return entity(snapshot, removal.from());
        }
        boolean backwards = relation.kind().clauses().stream().anyMatch(clause -> clause.backwards());
        int from = backwards ? removal.to() : removal.from();
        int to = backwards ? removal.from() : removal.to();
        String id = RelationId.of(snapshot.id(from), snapshot.id(to), relation).text();
        Selection select = Selection.of(id);
        Action action =
                AccessChanges.ACCESS.contains(relation.kind()) ? new Action.Revoke(select) : new Action.Remove(select);
        return Optional.of(new Change(action, cost, words(snapshot, from, relation.kind(), to)));
    }

    private static String words(Snapshot snapshot, int from, RelationKind kind, int to) {
        return snapshot.name(from) + " " + kind + " " + snapshot.name(to);
    }
}
