package blastradius.export;

import blastradius.export.Content.Drawing;
import blastradius.export.Content.Drawing.Point;
import blastradius.export.Content.Drawing.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A drawing as a picture: a column a number of hops, nearest first. What a picture of more than {@link #MOST} entities would be is no
 * picture; what is left out is said in it.
 */
final class Svg {

    static final int MOST = 5_000;

    private static final int WIDTH = 320;
    private static final int HEIGHT = 26;
    private static final int HEAD = 60;
    private static final String STYLE = "text{font:12px sans-serif}path{fill:none;stroke:#999;stroke-width:.7}"
            + ".CONTROL{fill:#b3261e}.WRITE{fill:#d9730d}.READ,.USE{fill:#c9a400}.SEE{fill:#5b7083}.from{stroke:#000;stroke-width:2}";

    private final Writer out;
    private final Map<Integer, Place> places = new HashMap<>();
    private final List<Point> points = new ArrayList<>();
    private final Map<Integer, Integer> rows = new HashMap<>(); // entities by column
    private int columns;

    private record Place(int x, int y) {}

    private Svg(Writer out) {
        this.out = out;
    }

    static void write(WholeAnswer answer, Drawing drawing, Writer out) throws IOException {
        Svg svg = new Svg(out);
        for (int index = 0; index < Math.min(MOST, drawing.size()); index++) {
            svg.place(drawing.point().apply(index));
        }
        svg.head(answer, drawing.size());
        drawing.steps().accept(svg::step);
        for (Point point : svg.points) {
            svg.point(point, svg.places.getOrDefault(point.number(), new Place(0, 0)));
        }
        out.write("</svg>\n");
    }

    private void place(Point point) {
        int row = rows.merge(point.hops(), 1, Integer::sum);
        columns = Math.max(columns, point.hops() + 1);
        places.put(point.number(), new Place(20 + point.hops() * WIDTH, HEAD + row * HEIGHT));
        points.add(point);
    }

    private void head(WholeAnswer answer, int size) throws IOException {
        int longest = rows.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        out.write("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + (columns * WIDTH + 20) + "\" height=\""
                + (HEAD + (longest + 1) * HEIGHT) + "\">\n<style>" + STYLE + "</style>\n<text x=\"14\" y=\"24\">"
                + Markup.shown(answer.question() + " " + answer.about()) + " at " + answer.at() + ", version "
                + answer.version() + ": " + (size > points.size() ? "the nearest " + points.size() + " of " : "") + size
                + " entities</text>\n");
    }

    private void step(Step step) {
        Place from = places.get(step.from());
        Place to = places.get(step.to());
        if (from != null && to != null) {
            int middle = (from.x + to.x) / 2;
            write("<path d=\"M" + from.x + " " + from.y + "C" + middle + " " + from.y + " " + middle + " " + to.y + " "
                    + to.x + " " + to.y + "\"><title>" + Markup.shown(step.kind()) + "</title></path>\n");
        }
    }

    private void point(Point point, Place at) {
        write("<g><title>" + Markup.shown(point.id()) + " " + point.level() + "</title><circle cx=\"" + at.x
                + "\" cy=\"" + at.y + "\" r=\"6\" class=\"" + point.level() + (point.compromised() ? " from" : "")
                + "\"/><text x=\"" + (at.x + 10) + "\" y=\"" + (at.y + 4) + "\">" + Markup.shown(point.name())
                + "</text></g>\n");
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
