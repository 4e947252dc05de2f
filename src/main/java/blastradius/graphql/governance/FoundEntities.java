package blastradius.graphql.governance;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.model.EntityFilter.FindingTest;
import blastradius.model.EntityFilter.ShareTest;
import java.util.function.IntPredicate;

/** What rules come to, entity by entity, judged at the instant of the gates in whole minutes. */
public interface FoundEntities {

    /**
     * Refuses what names no rule or severity.
     *
     * @throws blastradius.model.BlastRadiusException.BadRequest naming what there is
     */
    void check(FindingTest asked);

    /**
     * The causes and subjects of findings.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the time does not suffice to judge
     */
    IntPredicate found(FindingTest asked, Gates gates, Budget budget);

    /**
     * Identities that are part of a share, or not, or of which nobody says.
     *
     * @throws blastradius.model.BlastRadiusException.TimeExceeded when the time does not suffice to judge
     */
    IntPredicate sharing(ShareTest asked, Gates gates, Budget budget);
}
