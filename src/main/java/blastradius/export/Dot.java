package blastradius.export;

import blastradius.export.Content.Drawing;
import blastradius.export.Content.Drawing.Point;
import blastradius.export.Content.Drawing.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** A drawing in the language of Graphviz. */
final class Dot {

    private Dot() {}

    static void write(Drawing drawing, Writer out) throws IOException {
        out.write("digraph \"blast radius\" {\nrankdir=LR;\nnode [shape=box];\n");
        for (int index = 0; index < drawing.size(); index++) {
            out.write(node(drawing.point().apply(index)));
        }
        drawing.steps().accept(step -> edge(step, out));
        out.write("}\n");
    }

    private static String node(Point point) {
        return "n" + point.number() + " [label=" + Markup.dot(point.name() + " (" + point.kind() + ")")
                + ", tooltip=" + Markup.dot(point.id() + " at " + point.level()) + ", class="
                + Markup.dot(point.level()) + (point.compromised() ? ", peripheries=2" : "") + "];\n";
    }

    private static void edge(Step step, Writer out) {
        try {
            out.write("n" + step.from() + " -> n" + step.to() + " [label=" + Markup.dot(step.kind()) + ", tooltip="
                    + Markup.dot(step.needs() + " gives " + step.gives()) + "];\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
