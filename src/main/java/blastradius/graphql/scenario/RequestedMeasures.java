package blastradius.graphql.scenario;

import blastradius.model.Measure;
import graphql.schema.DataFetchingEnvironment;

/** What a comparison asks of all identities. */
enum RequestedMeasures {
    NOTHING,
    SCORES,
    HOURS_TOO;

    static RequestedMeasures of(DataFetchingEnvironment environment) {
        if (!environment.getSelectionSet().contains("columns/all")) {
            return NOTHING;
        }
        boolean hours = environment.getSelectionSet().getFields("columns/all/*").stream()
                .map(field -> field.getArguments().get("by"))
                .anyMatch(by -> by != null && Measure.valueOf(by.toString()).dependsOnInstant());
        return hours ? HOURS_TOO : SCORES;
    }
}
