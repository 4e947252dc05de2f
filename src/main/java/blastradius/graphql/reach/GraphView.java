package blastradius.graphql.reach;

import blastradius.analysis.question.Source;
import blastradius.export.Content.Drawing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A drawing of a blast radius: as many entities as were asked for, nearest first, and the steps between them.
 *
 * @param whole the same of all entities, made while it is read; what it is given is asked now and then whether to go on
 */
public record GraphView(
        List<GraphEntity> entities,
        List<GraphRelation> relations,
        boolean truncated,
        int total,
        Function<Runnable, Drawing> whole) {

    /**
     * @param reached without the compromised, nearest first
     */
    static GraphView of(BlastRadiusView answer, NearestFirst reached, int most) {
        int[] sources =
                answer.sources().stream().mapToInt(Source::vertex).distinct().toArray();
        IntUnaryOperator vertex = i -> i < sources.length ? sources[i] : reached.vertex(i - sources.length);
        int total = sources.length + reached.size();
        int[] drawn = IntStream.range(0, Math.min(most, total)).map(vertex).toArray();
        List<GraphEntity> entities = Arrays.stream(drawn)
                .mapToObj(each -> GraphEntity.of(answer, each))
                .toList();
        List<GraphRelation> relations = new ArrayList<>();
        Ways.to(answer, drawn, answer.inquiry().budget()::check).forEachStep(relations::add);
        return new GraphView(
                entities, List.copyOf(relations), drawn.length < total, total, whole(answer, total, vertex));
    }

    private static Function<Runnable, Drawing> whole(BlastRadiusView answer, int total, IntUnaryOperator vertex) {
        return goOn -> new Drawing(
                total,
                index -> {
                    goOn.run();
                    return GraphEntity.of(answer, vertex.applyAsInt(index)).point();
                },
                taker -> Ways.to(answer, IntStream.range(0, total).map(vertex).toArray(), goOn)
                        .forEachStep(step -> {
                            goOn.run();
                            taker.accept(step.step());
                        }));
    }
}
