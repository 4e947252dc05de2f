package blastradius.export;

import blastradius.export.Content.Drawing;
import blastradius.export.Content.Drawing.Point;
import blastradius.export.Content.Drawing.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/** A drawing as GraphML, which Gephi, yEd and NetworkX read. Steps come by their own number, as one relation may be drawn more than once. */
final class GraphMl {

    private static final List<String> NODE = List.of("id", "name", "kind", "tenant", "level");
    private static final List<String> EDGE = List.of("relation", "kind", "needs", "gives");

    private final Writer out;
    private int edges;

    private GraphMl(Writer out) {
        this.out = out;
    }

    static void write(Drawing drawing, Writer out) throws IOException {
        out.write(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
        for (String name : NODE) {
            out.write(key("n-" + name, "node", name, "string"));
        }
        out.write(key("n-hops", "node", "hops", "int"));
        out.write(key("n-compromised", "node", "compromised", "boolean"));
        for (String name : EDGE) {
            out.write(key("e-" + name, "edge", name, "string"));
        }
        out.write("<graph edgedefault=\"directed\">\n");
        for (int index = 0; index < drawing.size(); index++) {
            out.write(node(drawing.point().apply(index)));
        }
        drawing.steps().accept(new GraphMl(out)::edge);
        out.write("</graph>\n</graphml>\n");
    }

    private static String key(String id, String of, String name, String type) {
        return "<key id=\"" + id + "\" for=\"" + of + "\" attr.name=\"" + name + "\" attr.type=\"" + type + "\"/>\n";
    }

    private static String node(Point point) {
        return "<node id=\"n" + point.number() + "\">" + data("n-id", point.id()) + data("n-name", point.name())
                + data("n-kind", point.kind()) + data("n-tenant", point.tenant()) + data("n-level", point.level())
                + data("n-hops", String.valueOf(point.hops()))
                + data("n-compromised", String.valueOf(point.compromised())) + "</node>\n";
    }

    private void edge(Step step) {
        try {
            out.write("<edge id=\"e" + edges++ + "\" source=\"n" + step.from() + "\" target=\"n" + step.to()
                    + "\">" + data("e-relation", step.id()) + data("e-kind", step.kind())
                    + data("e-needs", step.needs()) + data("e-gives", step.gives()) + "</edge>\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String data(String key, String value) {
        return "<data key=\"" + key + "\">" + Markup.xml(value) + "</data>";
    }
}
