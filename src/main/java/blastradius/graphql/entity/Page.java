package blastradius.graphql.entity;

import blastradius.graphql.entity.Cursor.Pin;
import blastradius.graphql.guard.Limits;
import blastradius.model.BlastRadiusException.BadRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The part of a list that is asked for.
 *
 * @param offset index of its first entry in the list
 * @param size its most entries
 * @param pin what the list is made from
 * @param question a hash of what else decides the list
 */
public record Page(int offset, int size, Pin pin, int question) {

    private static final int BY_DEFAULT = 50;

    /** Makes an edge of an entry of the list. */
    public interface Edges<E> {
        E edge(int index, String cursor);
    }

    public static Page of(@Nullable Integer first, @Nullable String after, Limits limits, Pin pin, int question) {
        int size = first == null ? BY_DEFAULT : first;
        if (size < 1 || size > limits.page()) {
            throw new BadRequest("first is " + size + "; a page has 1 to " + limits.page() + " entries");
        }
        Cursor cursor = Cursor.parse(after);
        return new Page(cursor == null ? 0 : cursor.of(pin, question).index() + 1, size, pin, question);
    }

    /** One past the index of the last entry, of a list so long. */
    public int end(int total) {
        return (int) Math.min(total, (long) offset + size);
    }

    public <E extends Edge> Slice<E> of(int total, Edges<E> edges) {
        List<E> entries = new ArrayList<>();
        for (int index = offset; index < end(total); index++) {
            entries.add(edges.edge(index, new Cursor(pin, question, index).text()));
        }
        return new Slice<>(List.copyOf(entries), info(total, entries), total, index -> edges.edge(index, ""));
    }

    private <E extends Edge> PageInfo info(int total, List<E> entries) {
        return entries.isEmpty()
                ? new PageInfo(false, offset > 0 && total > 0, null, null)
                : new PageInfo(
                        end(total) < total,
                        offset > 0,
                        entries.getFirst().cursor(),
                        entries.getLast().cursor());
    }

    /** An entry of a list with its place. */
    public interface Edge {
        String cursor();
    }

    /** An entry of a list of entities. */
    public interface OfEntity extends Edge {
        EntityView node();
    }

    /**
     * The entries of a page, and where it stands.
     *
     * @param entry makes the entry at any index of the whole list, without a cursor
     */
    public record Slice<E extends Edge>(List<E> edges, PageInfo pageInfo, int totalCount, IntFunction<E> entry) {}

    /** A list of which a page is served, and which can be had whole. */
    public interface Sliced<E extends Edge> {

        Slice<E> page();
    }

    /** A page of entities as it is served. */
    public record Connection<E extends OfEntity>(Slice<E> page) implements Sliced<E> {

        public static <E extends OfEntity> Connection<E> of(Slice<E> slice) {
            return new Connection<>(slice);
        }

        public List<E> edges() {
            return page.edges();
        }

        public PageInfo pageInfo() {
            return page.pageInfo();
        }

        public int totalCount() {
            return page.totalCount();
        }

        public List<EntityView> nodes() {
            return edges().stream().map(OfEntity::node).toList();
        }
    }

    /** Where a page stands. */
    public record PageInfo(
            boolean hasNextPage,
            boolean hasPreviousPage,
            @Nullable String startCursor,
            @Nullable String endCursor) {}
}
