package blastradius.history;

import blastradius.model.NonHumanShare;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the findings of a version were when it was new.
 *
 * @param all of the whole estate
 * @param lists of what is on each saved list, by its id
 * @param moved what became of findings since the version before it; null: findings of none before it are known
 */
public record FoundVersion(
        Counted all, Map<String, Counted> lists, @Nullable Moved moved) {

    public FoundVersion {
        lists = Map.copyOf(lists);
    }

    /**
     * How many there were that nobody accepted.
     *
     * @param bySeverity those that there were none of are left out; so with rules
     * @param accepted how many there were beside that somebody accepted
     * @param shares what part of identities that are no person's is what it should not be, or is
     */
    public record Counted(
            Map<String, Integer> bySeverity,
            Map<String, Integer> byRule,
            int accepted,
            Map<NonHumanShare, Share> shares) {

        public Counted {
            bySeverity = new TreeMap<>(bySeverity);
            byRule = new TreeMap<>(byRule);
            shares = Map.copyOf(shares);
        }
    }

    /**
     * Part of a whole.
     *
     * @param count how many are
     * @param of of how many that can be told
     * @param notStated of how many more it cannot
     */
    public record Share(int count, int of, int notStated) {}

    /**
     * What became of findings.
     *
     * @param came how many nobody had seen before
     * @param returned how many had been there before, and were gone in between
     * @param went how many are no more
     * @param judgedAnew how many are there, or no more, only because rules judge otherwise
     */
    public record Moved(int came, int returned, int went, int judgedAnew) {}
}
