package blastradius.analysis.question;

/**
 * What a second algorithm, which shares as little as possible with the first, says to an answer.
 *
 * @param agrees whether nothing that was compared came out otherwise
 * @param compared how many facts were compared before the budget was spent
 * @param total how many facts there are
 * @param words the same as a sentence; where something differs it names the first difference
 */
public record Agreement(boolean agrees, long compared, long total, String words) {

    /** Everything was compared and nothing came out otherwise. */
    public boolean isProof() {
        return agrees && compared == total;
    }
}
