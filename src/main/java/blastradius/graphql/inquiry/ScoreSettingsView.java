package blastradius.graphql.inquiry;

import blastradius.model.AccessLevel;
import blastradius.model.Criticality;
import blastradius.model.Sensitivity;
import blastradius.model.Weighting;
import blastradius.model.Weighting.Bands;
import blastradius.model.Weighting.Gate;
import blastradius.model.Weighting.Part;
import java.util.Map;

/** What scores weigh with, under the schema's names. */
public record ScoreSettingsView(
        boolean asShipped,
        Map<String, Double> levels,
        Map<String, Double> criticalities,
        Map<String, Double> sensitivities,
        Map<String, Double> gates,
        Map<String, Double> parts,
        Bands bands) {

    public static ScoreSettingsView of(Weighting weighting) {
        return new ScoreSettingsView(
                weighting.equals(Weighting.DEFAULT),
                named(AccessLevel.class, weighting.levels()),
                named(Criticality.class, weighting.criticalities()),
                named(Sensitivity.class, weighting.sensitivities()),
                named(Gate.class, weighting.gates()),
                named(Part.class, weighting.parts()),
                weighting.bands());
    }

    /** By the words of the enum in the schema's spelling: {@code SELF_ACTIVATION} is {@code selfActivation}. */
    private static <E extends Enum<E>> Map<String, Double> named(Class<E> type, Map<E, Double> values) {
        Map<String, Double> named = new java.util.HashMap<>();
        for (E each : type.getEnumConstants()) {
            named.put(spelled(each.name()), values.getOrDefault(each, 0.0));
        }
        return Map.copyOf(named);
    }

    private static String spelled(String word) {
        StringBuilder spelled = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            boolean upper = i > 0 && word.charAt(i - 1) == '_';
            if (word.charAt(i) != '_') {
                spelled.append(upper ? word.charAt(i) : Character.toLowerCase(word.charAt(i)));
            }
        }
        return spelled.toString();
    }
}
