package blastradius.store.importing;

import java.util.Arrays;
import java.util.BitSet;

/** What one source of an import stated before it. 8 bytes an entity of the estate, in pages that are only there where it states any. */
final class SourceBefore {

    private static final int PAGE_BITS = 12;
    private static final int IN_PAGE = (1 << PAGE_BITS) - 1;
    private static final long[] NOTHING = new long[IN_PAGE + 1];

    private final Stood stood;
    private final boolean isNew;
    private final BitSet placeholders = new BitSet();
    private final BitSet describedByOthers = new BitSet();
    private long[][] hashes = new long[0][];
    private long described;

    /**
     * The source's node, or what it is to be.
     *
     * @param idPrefix what ids begin with that are its own
     * @param relations how many it states
     * @param isRemoved whether it was taken away
     */
    record Stood(int no, String name, String idPrefix, long relations, boolean isRemoved) {

        static Stood fresh(int no, String name) {
            return new Stood(no, name, name, 0, false);
        }
    }

    SourceBefore(Stood stood, boolean isNew) {
        this.stood = stood;
        this.isNew = isNew;
    }

    int no() {
        return stood.no();
    }

    String name() {
        return stood.name();
    }

    /** What ids begin with that are the source's own. */
    String idPrefix() {
        return stood.idPrefix();
    }

    /** Whether it was taken away, and did not come back. */
    boolean isRemoved() {
        return stood.isRemoved();
    }

    boolean isNew() {
        return isNew;
    }

    /** How many relations the source states. */
    long relations() {
        return stood.relations();
    }

    /** How many entities the source describes. */
    long described() {
        return described;
    }

    /** The fingerprint of what the source claims of the entity; 0 where it claims nothing. */
    long hash(int entity) {
        int page = entity >>> PAGE_BITS;
        return page < hashes.length ? hashes[page][entity & IN_PAGE] : 0;
    }

    boolean isPlaceholder(int entity) {
        return placeholders.get(entity);
    }

    /** Whether the source describes it, and does not only name it. */
    boolean describes(int entity) {
        return hash(entity) != 0 && !placeholders.get(entity);
    }

    /** Whether another source describes it. */
    boolean isDescribedByOthers(int entity) {
        return describedByOthers.get(entity);
    }

    /* Nobody writes into the page that stands for all that are not there. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isNothing(long[] page) {
        return page == NOTHING;
    }

    void claims(int entity, long hash, boolean placeholder) {
        int page = entity >>> PAGE_BITS;
        if (page >= hashes.length) {
            int before = hashes.length;
            hashes = Arrays.copyOf(hashes, page + 1);
            Arrays.fill(hashes, before, hashes.length, NOTHING);
        }
        if (isNothing(hashes[page])) {
            hashes[page] = new long[NOTHING.length];
        }
        hashes[page][entity & IN_PAGE] = hash;
        placeholders.set(entity, placeholder);
        described += placeholder ? 0 : 1;
    }

    void isDescribedElsewhere(int entity) {
        describedByOthers.set(entity);
    }
}
