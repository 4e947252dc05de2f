package blastradius.graphql.reach;

import blastradius.analysis.impact.Score;
import blastradius.analysis.impact.ScoreSensitivity;
import blastradius.graphql.inquiry.ScoreSettingsView;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What scores were weighed with, and what they hang on. */
@Controller
public final class ScoreController {

    @SchemaMapping(typeName = "Score")
    ScoreSettingsView settings(Score score) {
        return ScoreSettingsView.of(score.weighting());
    }

    @SchemaMapping(typeName = "BlastRadius")
    ScoreSensitivity sensitivity(BlastRadiusView answer) {
        return ScoreSensitivity.of(
                answer.reach(), answer.impact().score(), answer.inquiry().budget());
    }
}
