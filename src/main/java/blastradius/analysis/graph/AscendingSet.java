package blastradius.analysis.graph;

/** A set of small ints from which the least is taken out first; whoever takes one out may add larger ones. A bit and a bit's 64th a value. */
public final class AscendingSet {

    private final long[] words;
    private final long[] summary; // a bit for each word that is not zero
    private int at; // no bit of the summary is set before this word of it

    public AscendingSet(int size) {
        this.words = new long[(size >> 6) + 1];
        this.summary = new long[(words.length >> 6) + 1];
    }

    public void add(int value) {
        int word = value >> 6;
        words[word] |= 1L << value;
        summary[word >> 6] |= 1L << word;
    }

    /** Takes out the least, or returns -1 where the set is empty and begins anew. */
    public int removeFirst() {
        for (; at < summary.length; at++) {
            if (summary[at] != 0) {
                return removeFrom((at << 6) + Long.numberOfTrailingZeros(summary[at]));
            }
        }
        at = 0;
        return -1;
    }

    private int removeFrom(int word) {
        int value = (word << 6) + Long.numberOfTrailingZeros(words[word]);
        words[word] &= words[word] - 1;
        if (words[word] == 0) {
            summary[at] &= summary[at] - 1;
        }
        return value;
    }
}
