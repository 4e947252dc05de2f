package blastradius.analysis.story;

import blastradius.analysis.question.Budget;
import blastradius.analysis.reach.Reach;
import blastradius.model.RelationKind;
import java.util.List;
import java.util.Set;

/**
 * What falls as a story: the compromised, the entities that the shortest ways to much of it pass, and everything else as groups behind the
 * nearest of those. Everything reached is told exactly once. O(reached log reached).
 *
 * @param passed the nearest to the compromised first
 * @param groups the highest level first, then the largest, rests last
 */
public record Story(List<Passed> passed, List<Group> groups) {

    /** The vertex that stands for all that is compromised. */
    public static final int COMPROMISED = Nearest.COMPROMISED;

    /** An entity is told where at least this share of what falls lies behind it. */
    private static final double MUCH = 0.1;

    /**
     * An entity that shortest ways pass. Whether there are others is not said here: that is what choke points tell.
     *
     * @param vertex what it is
     * @param behind the vertex of the one before it, or COMPROMISED
     * @param kinds of all relations from there, in the order of the attack
     */
    public record Passed(int vertex, int behind, List<RelationKind> kinds) {}

    /**
     * Tells what a reach holds.
     *
     * @param mostPassed at most so many entities are told by name
     * @param mostGroups so many groups are of one kind; what is left over is one more at each level behind each entity
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the budget is spent
     */
    public static Story of(Reach reach, int mostPassed, int mostGroups, Budget budget) {
        ShortestWays ways = new ShortestWays(reach, budget);
        List<Integer> passed = ways.passed(MUCH * reach.size(), mostPassed);
        Nearest nearest = new Nearest(ways, passed);
        budget.check();
        List<Passed> told = passed.stream()
                .map(vertex -> passed(vertex, ways.firstPlace(vertex), nearest))
                .toList();
        return new Story(told, new Grouping(reach, nearest, Set.copyOf(passed)).groups(mostGroups));
    }

    private static Passed passed(int vertex, int place, Nearest nearest) {
        return new Passed(vertex, nearest.behind(place), nearest.kinds(place));
    }
}
