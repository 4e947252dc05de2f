package blastradius.graphql.scenario;

import blastradius.model.ScenarioDocument;
import blastradius.scenario.resolution.ChangeWords;
import blastradius.scenario.resolution.Resolution;
import blastradius.scenario.resolution.Resolution.Applied;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step of a scenario under the schema's names, as it works on an estate. */
public record ChangeView(Resolution in, Applied of) {

    public static List<ChangeView> all(Resolution resolution) {
        return resolution.applied().stream()
                .map(applied -> new ChangeView(resolution, applied))
                .toList();
    }

    public double cost() {
        return of.cost();
    }

    public double unitCost() {
        return of.change().cost();
    }

    public @Nullable String reason() {
        return of.change().reason();
    }

    /** The schema's word for the action: its name in capitals. */
    public String kind() {
        return ScenarioDocument.name(of.change().action())
                .replaceAll("([A-Z])", "_$1")
                .toUpperCase(Locale.ROOT);
    }

    /** What a {@code ChangeInput} has to say for the same change. */
    public Map<String, Object> input() {
        return ScenarioDocument.input(of.change());
    }

    public String words() {
        return ChangeWords.of(in, of);
    }
}
