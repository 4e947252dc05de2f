package blastradius.analysis.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.analysis.graph.Dag;
import blastradius.analysis.graph.ReachColumns;
import blastradius.analysis.graph.RowPropagation;
import blastradius.analysis.graph.WeightPlanes;
import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.Estate;
import blastradius.model.Measure;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import blastradius.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The seven stages of a ranking on six entities, with the very numbers that the page about them shows. */
class RankingTourTests {

    private static final Path PAGE = Path.of("src", "docs", "tours", "ranking.md");

    private static final Estate ESTATE = new Estate(
            List.of(
                    Entity.of("ann", EntityKind.HUMAN),
                    Entity.of("bob", EntityKind.HUMAN),
                    Entity.of("desk", EntityKind.GROUP),
                    Entity.of("svc", EntityKind.BOT),
                    Entity.of("host", EntityKind.HOST),
                    Entity.of("shop", EntityKind.CUSTOMER)),
            List.of(
                    Relation.of("ann", RelationKind.MEMBER_OF, "desk"),
                    Relation.of("bob", RelationKind.MEMBER_OF, "desk"),
                    Relation.of("desk", RelationKind.CAN, "svc", Terms.level(AccessLevel.CONTROL)),
                    Relation.of("svc", RelationKind.CAN, "host", Terms.level(AccessLevel.WRITE)),
                    Relation.of("bob", RelationKind.CAN, "host", Terms.level(AccessLevel.READ)),
                    Relation.of("shop", RelationKind.CONTAINS, "host")));

    private final Snapshot snapshot = Snapshot.of(ESTATE, 1, Instant.EPOCH);
    private final Gates gates = Gates.of(snapshot, Assumptions.at(Instant.EPOCH));
    private final IdentityTable table = IdentityTable.of(gates, Budget.unlimited());
    private final IdentityGraph graph = IdentityGraph.of(gates, identities().toArray(), Budget.unlimited());
    private final List<String> rows = new ArrayList<>();

    private IntStream identities() {
        return IntStream.range(0, table.size()).map(table::identity);
    }

    @Test
    void thePageShowsWhatTheCodeComputes() throws IOException {
        nodes();
        columns();
        sums();
        measures();
        assertThat(Files.readString(PAGE).lines().toList()).containsAll(rows);
    }

    private void nodes() {
        Map<Integer, List<String>> members = new TreeMap<>();
        for (int v = 0; v < snapshot.entityCount(); v++) {
            for (AccessLevel level : AccessLevel.values()) {
                if ((graph.states().levels(v) & 1 << (level.code() - 1)) != 0) {
                    members.computeIfAbsent(graph.component(v, level.code()), missing -> new ArrayList<>())
                            .add(snapshot.id(v) + " " + level);
                }
            }
        }
        Dag dag = graph.components().dag();
        members.forEach((component, nodes) -> {
            String heads = component < 0
                    ? "-"
                    : IntStream.range(dag.firstHead(component), dag.firstHead(component + 1))
                            .map(dag::head)
                            .sorted()
                            .mapToObj(Integer::toString)
                            .collect(Collectors.joining(", "));
            rows.add("| " + (component < 0 ? "none" : component) + " | " + String.join(", ", nodes) + " | "
                    + (heads.isEmpty() ? "-" : heads) + " |");
        });
    }

    private void columns() {
        Dag dag = graph.components().dag();
        ReachColumns columns = ReachColumns.of(dag);
        for (int c = 0; c < dag.count(); c++) {
            String as = columns.parent(c) != ReachColumns.NONE
                    ? "folded into " + columns.parent(c)
                    : columns.columnOf(c) != ReachColumns.NONE
                            ? "column " + columns.columnOf(c)
                            : "nothing leads there";
            rows.add("| " + c + " | " + as + " | " + (graph.core().isSmall(c) ? "searched" : "added up") + " |");
        }
    }

    private void sums() {
        Dag dag = graph.components().dag();
        ReachColumns columns = ReachColumns.of(dag);
        RowPropagation propagation = new RowPropagation(columns);
        long[][] own = {new long[dag.count()]};
        for (int c = 0; c < dag.count(); c++) {
            own[0][c] += dag.size(c);
            if (columns.parent(c) != ReachColumns.NONE) {
                own[0][columns.parent(c)] += own[0][c];
            }
        }
        long[][] weights = {new long[columns.columnCount()]};
        WeightPlanes planes = new WeightPlanes(1, RowPropagation.WORDS);
        for (int c = 0; c < dag.count(); c++) {
            if (columns.columnOf(c) != ReachColumns.NONE) {
                weights[0][columns.columnOf(c)] += own[0][c];
            }
        }
        for (int column = 0; column < columns.columnCount(); column++) {
            planes.add(column, weights, column);
            propagation.mark(column, column);
        }
        long[][] reached = {new long[dag.count()]};
        Map<Integer, String> bits = new TreeMap<>();
        propagation.run((component, words, row) -> {
            bits.put(component, Long.toBinaryString(words[row]));
            planes.addTo(reached, component, words, row);
        });
        for (int c = 0; c < dag.count(); c++) {
            rows.add("| " + c + " | " + own[0][c] + " | " + bits.getOrDefault(c, "0") + " | " + reached[0][c] + " | "
                    + (own[0][c] + reached[0][c]) + " |");
        }
    }

    private void measures() {
        for (int i = 0; i < table.size(); i++) {
            rows.add("| " + snapshot.id(table.identity(i)) + " | " + table.entities(i) + " | "
                    + table.tenantCounts(i).write() + " | " + table.value(Measure.SCORE, AccessLevel.CONTROL, i)
                    + " |");
        }
    }
}
