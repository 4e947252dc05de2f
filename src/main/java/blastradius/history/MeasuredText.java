package blastradius.history;

import blastradius.store.history.DatedVersions.Measured;
import tools.jackson.databind.json.JsonMapper;

/** A {@link MeasuredVersion} as it is kept; what later servers add, earlier ones leave out. */
public final class MeasuredText {

    private static final JsonMapper MAPPER = new JsonMapper();

    private MeasuredText() {}

    static String of(MeasuredVersion measured) {
        return MAPPER.writeValueAsString(measured);
    }

    public static MeasuredVersion parse(Measured kept) {
        return MAPPER.readValue(kept.text(), MeasuredVersion.class);
    }
}
