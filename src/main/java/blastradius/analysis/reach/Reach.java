package blastradius.analysis.reach;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.ClosedArcs;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.relation.Closing;
import blastradius.model.AccessLevel;
import blastradius.snapshot.Snapshot;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What an attacker holds after compromising a set of entities, at which level, over how few relations, and by which way: the least fixpoint
 * of the rules of the model (Dowling and Gallier, "Linear-time algorithms for testing the satisfiability of propositional Horn formulae",
 * 1984), searched breadth first.
 *
 * <p>O(V' + E') where V' and E' are what is reached and what leaves it; each arc is read once for all levels. The answer takes 8 bytes a
 * reached (entity, level) and some more once it is asked about single entities, see {@link StateIndex}. Equal questions give equal answers whatever was asked before:
 * of several shortest ways the one over the entity reached first wins, and rows are sorted. Immutable and safe for any number of threads.
 */
public final class Reach {

    private final Gates gates;
    private final List<Source> sources;
    private final States states;
    private final boolean cut;

    private Reach(Gates gates, List<Source> sources, Search search, Scratch scratch) {
        this.gates = gates;
        this.sources = sources;
        this.states = new States(gates.snapshot(), scratch, search.layers());
        this.cut = search.wasCut();
    }

    /**
     * Searches from the compromised entities.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    public static Reach from(Gates gates, Collection<Source> compromised, Budget budget) {
        return from(gates, compromised, null, budget);
    }

    /** The same after a removal; compromised entities that it removes are sources no more. */
    public static Reach from(Gates gates, Collection<Source> compromised, @Nullable Closing closing, Budget budget) {
        List<Source> sources = compromised.size() == 1 && closing == null
                ? List.copyOf(compromised)
                : compromised.stream()
                        .distinct()
                        .filter(source -> closing == null || !closing.removes(source.vertex()))
                        .sorted(Comparator.comparing(Source::level).reversed().thenComparingInt(Source::vertex))
                        .toList();
        Scratch scratch = Scratch.borrow(gates.snapshot());
        try {
            Search search = new Search(gates, scratch, closing == null ? ClosedArcs.NONE : closing);
            search.run(sources, budget);
            return new Reach(gates, sources, search, scratch);
        } finally {
            scratch.giveBack(gates.snapshot());
        }
    }

    public Snapshot snapshot() {
        return gates.snapshot();
    }

    public Gates gates() {
        return gates;
    }

    public List<Source> sources() {
        return sources;
    }

    /** False only where the assumptions' {@code maxHops} cut something off. */
    public boolean isExact() {
        return !cut;
    }

    /** How many (entity, level) steps were taken; an index into them is a position. */
    public int stateCount() {
        return states.count();
    }

    /** How many entities are held, the compromised ones included. */
    public int size() {
        int size = 0;
        for (int code : states.codes) {
            size += (code & StateCode.FINAL) >>> 2;
        }
        return size;
    }

    /** All levels held, added up: where one reach holds all that another does, equal sums mean that they hold the same. O(V'). */
    public long sumOfLevels() {
        long sum = 0;
        for (int position = 0; position < states.count(); position++) {
            sum += isFinal(position) ? levelAt(position) : 0;
        }
        return sum;
    }

    /** The vertices of everything that is held, the compromised included: those reached over fewest hops to their final level first. */
    public IntStream vertices() {
        return IntStream.range(0, states.count()).filter(this::isFinal).map(this::vertexAt);
    }

    /** Receives what is held: vertex, highest level, and the hops to it. */
    public interface Held {
        void accept(int vertex, int levelCode, int hops);
    }

    /** Tells everything that is held, the compromised included, in the order of {@link #vertices}; O(1) for each. */
    public void forEach(Held held) {
        int hops = 0;
        int[] layers = states.layers;
        for (int i = 0; i < states.count(); i++) {
            while (hops + 1 < layers.length && layers[hops + 1] <= i) {
                hops++;
            }
            if (isFinal(i)) {
                held.accept(vertexAt(i), levelAt(i), hops);
            }
        }
    }

    public boolean contains(int vertex) {
        return levelCode(vertex) > 0;
    }

    /** The highest level held on the entity; empty if none. O(1). */
    public Optional<AccessLevel> level(int vertex) {
        int code = levelCode(vertex);
        return code == 0 ? Optional.empty() : Optional.of(AccessLevel.ofCode(code));
    }

    /** The highest level held on the entity as its code, 0 for none. */
    public int levelCode(int vertex) {
        for (int code = AccessLevel.CONTROL.code(); code > 0; code--) {
            if (states.exactPosition(vertex, code) >= 0) {
                return code;
            }
        }
        return 0;
    }

    /** Whether both hold the same entities at the same levels; the snapshots must be the same. O(V'). */
    public boolean holdsTheSameAs(Reach other) {
        return size() == other.size() && vertices().allMatch(vertex -> levelCode(vertex) == other.levelCode(vertex));
    }

    /** The fewest relations after which at least this level is held; empty if it never is. */
    public OptionalInt hops(int vertex, AccessLevel level) {
        int position = position(vertex, level.code());
        return position < 0 ? OptionalInt.empty() : OptionalInt.of(hopsAt(position));
    }

    /** A way over the fewest relations to at least this level; empty if it is out of reach. O(hops · log V), more where conditions meet. */
    public Optional<AttackPath> path(int vertex, AccessLevel level) {
        int position = position(vertex, level.code());
        return position < 0 ? Optional.empty() : Optional.of(new Explanation(gates, states).to(position));
    }

    /** The last step of {@link #path}; empty if the level is out of reach or the entity was compromised at it. */
    public Optional<AttackPath.Hop> lastHop(int vertex, AccessLevel level) {
        int position = position(vertex, level.code());
        return position < 0 || states.arcAt(position) == StateCode.NO_ARC
                ? Optional.empty()
                : Optional.of(new Explanation(gates, states).lastHop(position));
    }

    /** The position at which at least this level was first held, or -1. */
    public int position(int vertex, int levelCode) {
        return states.position(vertex, levelCode);
    }

    /** Writes the code of the highest level held of each entity that is. O(V'). */
    public void writeLevels(byte[] byEntity) {
        for (int code : states.codes) {
            if ((code & StateCode.FINAL) != 0) {
                byEntity[code >>> StateCode.VERTEX_SHIFT] = (byte) ((code & 3) + 1);
            }
        }
    }

    /** The position at which exactly this level was gained in one step, or -1. */
    public int exactPosition(int vertex, int levelCode) {
        return states.exactPosition(vertex, levelCode);
    }

    public int vertexAt(int position) {
        return states.vertexAt(position);
    }

    public int levelAt(int position) {
        return states.levelAt(position);
    }

    /** Whether this is the highest level held on its entity. */
    public boolean isFinal(int position) {
        return (states.codes[position] & StateCode.FINAL) != 0;
    }

    public int arcAt(int position) {
        return states.arcAt(position);
    }

    /** O(log hops). */
    public int hopsAt(int position) {
        return states.hopsAt(position);
    }
}
