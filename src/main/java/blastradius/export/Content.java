package blastradius.export;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** What an answer holds as a whole: a list or a graph. */
public sealed interface Content {

    /** How many rows or points it has. */
    int size();

    /**
     * Rows that are made one after the other, in their order.
     *
     * @param <E> what a row stands for
     * @param size how many there are
     * @param row makes the row at an index
     */
    record Rows<E>(Sheet<E> sheet, int size, IntFunction<E> row) implements Content {

        /** Makes each and hands on what it says, by column. */
        public void forEachWords(Consumer<Map<String, Object>> taker) {
            forEach(row -> taker.accept(sheet.words(row)));
        }

        /** Makes each and hands it on. */
        public void forEach(Consumer<E> taker) {
            for (int index = 0; index < size; index++) {
                taker.accept(row.apply(index));
            }
        }
    }

    /**
     * What can be drawn: points, nearest first, and the steps between them. Both are made while they are written.
     *
     * @param size how many points there are
     * @param point makes the point at an index
     * @param steps makes all steps, one after the other, of points that there are
     */
    record Drawing(int size, IntFunction<Point> point, Consumer<Consumer<Step>> steps) implements Content {

        /**
         * An entity that is held.
         *
         * @param number its own in this drawing
         * @param tenant its tenant's name; empty: it has none
         * @param hops by how many relations it was come by
         */
        public record Point(
                int number,
                String id,
                String name,
                String kind,
                String tenant,
                String level,
                int hops,
                boolean compromised) {}

        /**
         * A relation by which something was come by, from where the attacker stands to what he gains.
         *
         * @param from the number of a point
         * @param to the number of a point
         * @param needs the level that it asks for
         * @param gives the level that it gives
         */
        public record Step(String id, int from, int to, String kind, String needs, String gives) {}
    }
}
