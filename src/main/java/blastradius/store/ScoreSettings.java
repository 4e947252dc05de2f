package blastradius.store;

import blastradius.model.AccessLevel;
import blastradius.model.Criticality;
import blastradius.model.Sensitivity;
import blastradius.model.Weighting;
import blastradius.model.Weighting.Bands;
import blastradius.model.Weighting.Gate;
import blastradius.model.Weighting.Part;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code blastradius.score.*}: what scores weigh with. Whatever is not set is as shipped; a value that makes no sense keeps the server from
 * starting.
 */
@ConfigurationProperties("blastradius.score")
record ScoreSettings(
        @DefaultValue Map<AccessLevel, Double> levels,
        @DefaultValue Map<Criticality, Double> criticalities,
        @DefaultValue Map<Sensitivity, Double> sensitivities,
        @DefaultValue Map<Gate, Double> gates,
        @DefaultValue Map<Part, Double> parts,
        @DefaultValue BandSettings bands) {

    /** From which residual score on each band begins. */
    record BandSettings(
            @DefaultValue("70") double critical,
            @DefaultValue("40") double high,
            @DefaultValue("15") double moderate) {}

    ScoreSettings {
        new Weighting(levels, criticalities, sensitivities, gates, parts, bands(bands));
    }

    private static Bands bands(BandSettings bands) {
        return new Bands(bands.critical(), bands.high(), bands.moderate());
    }

    Weighting weighting() {
        return new Weighting(levels, criticalities, sensitivities, gates, parts, bands(bands));
    }
}
