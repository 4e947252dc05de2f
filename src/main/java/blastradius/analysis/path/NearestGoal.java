package blastradius.analysis.path;

import blastradius.analysis.question.Budget;
import blastradius.analysis.reach.Scratch;
import blastradius.analysis.reach.Search;
import java.util.Map;

/**
 * How near one of some goals is, found by a search that keeps no ways and ends as soon as one is held: O(V' + E') over what is as near.
 *
 * @param hops to the nearest, {@link Search#NEVER} if none is reached
 * @param level the highest level that was held on a goal's entity by then, 0 for none
 * @param isCut whether the assumptions' {@code maxHops} cut off what might have led to one
 */
record NearestGoal(int hops, int level, boolean isCut) {

    static NearestGoal of(PathQuestion question, Budget budget) {
        Scratch scratch = Scratch.borrow(question.gates().snapshot());
        try {
            Search search = new Search(question.gates(), scratch, question.closed());
            int hops = search.runTo(question.goals(), question.sources(), budget);
            int level = 0;
            for (Map.Entry<Integer, Integer> goal : question.goals().entrySet()) {
                level = Math.max(level, scratch.level(goal.getKey()));
            }
            return new NearestGoal(hops, level, search.wasCut());
        } finally {
            scratch.giveBack(question.gates().snapshot());
        }
    }
}
