package blastradius.ingest.domain;

import blastradius.ingest.ledger.Ledger;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is remembered of each object, by its number in the ledger: 12 bytes. */
public final class DirectoryFacts {

    private static final int MAX_DEPTH = 200;
    private static final int KIND = 0xFF;
    private static final List<DirectoryKind> KINDS = List.of(DirectoryKind.values());

    /* The kind, from 1, in the lowest byte; the flags above. */
    private final IntArrayList words = new IntArrayList();
    private final IntArrayList domains = new IntArrayList();
    private final IntArrayList parents = new IntArrayList();

    /** Notes an object; of two records the later says what it is. */
    public void add(int number, DirectoryKind kind, int domain) {
        while (words.size() <= number) {
            words.add(0);
            domains.add(Ledger.NONE);
            parents.add(Ledger.NONE);
        }
        words.set(number, (words.getInt(number) & ~KIND) | (KINDS.indexOf(kind) + 1));
        domains.set(number, domain);
    }

    public void set(int number, Flag flag, boolean isSo) {
        if (isSo) {
            words.set(number, words.getInt(number) | flag.bit());
        }
    }

    public boolean is(int number, Flag flag) {
        return isKnown(number) && (words.getInt(number) & flag.bit()) != 0;
    }

    /** What it is; null for what no record describes. */
    @Nullable
    public DirectoryKind kind(int number) {
        return isKnown(number) ? KINDS.get((words.getInt(number) & KIND) - 1) : null;
    }

    /** The number of its domain, or {@link Ledger#NONE}. */
    public int domain(int number) {
        return isKnown(number) ? domains.getInt(number) : Ledger.NONE;
    }

    public void setParent(int child, int parent) {
        if (isKnown(child) && child != parent) {
            parents.set(child, parent);
        }
    }

    /** The number of the unit, container or domain that it lies in, or {@link Ledger#NONE}. */
    public int parent(int number) {
        return isKnown(number) ? parents.getInt(number) : Ledger.NONE;
    }

    /** The nearest unit or domain above, whose policies it gets: the domain where no record says what it lies in. */
    public int unitAbove(int number) {
        int above = parent(number);
        for (int depth = 0; depth < MAX_DEPTH && above >= 0; depth++) {
            DirectoryKind kind = kind(above);
            if (kind != null && kind.isUnit()) {
                return above;
            }
            above = parent(above);
        }
        return domain(number);
    }

    /** One more than the greatest number noted. */
    public int size() {
        return words.size();
    }

    private boolean isKnown(int number) {
        return number >= 0 && number < words.size() && (words.getInt(number) & KIND) != 0;
    }
}
