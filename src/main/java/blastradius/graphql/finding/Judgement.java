package blastradius.graphql.finding;

import blastradius.finding.Accepted;
import blastradius.finding.Findings;
import blastradius.finding.outcome.Finding;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.inquiry.RelationView;
import blastradius.graphql.inquiry.Resolutions;
import blastradius.model.AcceptedRisk;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.Scenario;
import blastradius.snapshot.RelationAt;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is judged, and what all rules came to.
 *
 * @param accepted what of it somebody accepts
 * @param risks whatever anybody ever accepted
 * @param past in which versions the findings stood
 * @param parameters of rules, as an operator set them
 * @param scenario what the estate is changed by; null: nothing
 */
public record Judgement(
        Inquiry inquiry,
        Findings findings,
        Accepted accepted,
        List<AcceptedRisk> risks,
        Past past,
        Map<String, Double> parameters,
        Resolutions resolutions,
        @Nullable Scenario scenario) {

    private static final int MOST = 1000;

    /** Whether nobody accepts it. */
    boolean isOpen(Finding finding) {
        return accepted.by(finding).isEmpty();
    }

    RelationView relation(RelationAt relation) {
        return new RelationView(
                inquiry.entity(relation.from()),
                inquiry.entity(relation.to()),
                relation.relationClass(),
                inquiry.assumed().at());
    }

    /** The first ones. */
    List<EntityView> entities(Collection<Integer> vertices, int first) {
        return vertices.stream().limit(most(first)).map(inquiry::entity).toList();
    }

    /** The first ones. */
    List<RelationView> relations(Collection<RelationAt> relations, int first) {
        return relations.stream().limit(most(first)).map(this::relation).toList();
    }

    static int most(int first) {
        if (first < 1 || first > MOST) {
            throw new BadRequest("first is " + first + "; a list here has 1 to " + MOST + " entries");
        }
        return first;
    }
}
