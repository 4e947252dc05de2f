package blastradius.graphql.finding;

import blastradius.analysis.impact.Impact;
import blastradius.analysis.question.Gates;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.finding.outcome.Finding;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.model.Change;
import blastradius.model.Scenario;
import blastradius.model.ScenarioDocument;
import blastradius.scenario.resolution.Resolution;
import blastradius.snapshot.Snapshot;
import java.util.List;

/** What a remedy saves: one identity compromised alone, in the estate as it is judged and after the remedy. */
public record Saving(
        EntityView compromised,
        double scoreBefore,
        double scoreAfter,
        int tenantsSaved,
        int tenantAdminsSaved,
        double cost) {

    static Saving of(Judgement judgement, Finding finding, Change remedy) {
        Inquiry inquiry = judgement.inquiry();
        Scenario mended = ScenarioDocument.inline(judgement.scenario(), List.of(ScenarioDocument.input(remedy)));
        Resolution resolution = judgement.resolutions().of(inquiry.snapshot(), mended, inquiry.budget());
        Snapshot after = resolution.snapshot();
        Impact before = impact(inquiry, inquiry.snapshot().valuedAs(after), List.of(finding.principal()));
        Impact then = impact(
                inquiry,
                after,
                resolution.gone().contains(finding.principal()) ? List.of() : List.of(finding.principal()));
        return new Saving(
                inquiry.entity(finding.principal()),
                before.score().inherent(),
                then.score().inherent(),
                before.tenantCounts().see() - then.tenantCounts().see(),
                before.tenantAdmins() - then.tenantAdmins(),
                resolution.applied().getLast().cost());
    }

    private static Impact impact(Inquiry inquiry, Snapshot snapshot, List<Integer> compromised) {
        List<Source> sources =
                compromised.stream().map(vertex -> Source.of(snapshot, vertex)).toList();
        return Impact.of(
                Reach.from(Gates.of(snapshot, inquiry.assumed()), sources, inquiry.budget()), inquiry.budget());
    }
}
