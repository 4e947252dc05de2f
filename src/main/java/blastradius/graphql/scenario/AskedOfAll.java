package blastradius.graphql.scenario;

import blastradius.scenario.comparison.Everyone;
import graphql.schema.DataFetchingEnvironment;

/** What a comparison asks of all identities. */
enum AskedOfAll {
    NOTHING,
    SCORES,
    HOURS_TOO;

    static AskedOfAll of(DataFetchingEnvironment environment) {
        if (!environment.getSelectionSet().contains("columns/all")) {
            return NOTHING;
        }
        boolean hours = environment.getSelectionSet().getFields("columns/all/*").stream()
                .anyMatch(field ->
                        String.valueOf(field.getArguments().get("by")).equals(Everyone.Measure.EXPOSURE_HOURS.name()));
        return hours ? HOURS_TOO : SCORES;
    }
}
