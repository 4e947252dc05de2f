package blastradius.analysis;

/**
 * What a second algorithm, which shares nothing with the first but the search, says to an answer.
 *
 * @param checked how many parts of the answer were computed anew
 * @param disagreements how many of them came out otherwise
 * @param complete whether the budget sufficed for every part
 */
public record Agreement(int checked, int disagreements, boolean complete) {

    /** Everything was checked and nothing came out otherwise. */
    public boolean isProof() {
        return complete && disagreements == 0;
    }
}
