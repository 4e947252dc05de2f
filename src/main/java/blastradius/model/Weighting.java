package blastradius.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What scores weigh with: assumptions, not facts, so that an operator can set them, every answer carries them, and alternatives tell what a score hangs on.
 *
 * @param levels the share of an asset's value that is lost at each level, in thousandths at most; CONTROL loses all
 * @param criticalities the first factor of a resource's value, whole numbers
 * @param sensitivities the second factor, in halves
 * @param gates the share of attacks that pass each gate that a question leaves closed
 * @param parts what the parts of a score count for, together 1
 * @param bands from which residual score on each band begins
 */
public record Weighting(
        Map<AccessLevel, Double> levels,
        Map<Criticality, Double> criticalities,
        Map<Sensitivity, Double> sensitivities,
        Map<Gate, Double> gates,
        Map<Part, Double> parts,
        Bands bands) {

    private static final double MOST_CRITICAL = 1000;
    private static final double MOST_SENSITIVE = 100;

    /** A gate that a control puts in the way. */
    public enum Gate {
        SELF_ACTIVATION(0.9),
        TICKET(0.8),
        ZONE(0.5),
        PHISHABLE_FACTOR(0.4),
        APPROVAL(0.2),
        RESISTANT_FACTOR(0.1);

        private final double chance;

        Gate(double chance) {
            this.chance = chance;
        }
    }

    /** A part of a score. */
    public enum Part {
        /** The largest share that one organization loses. */
        DEPTH(0.25),
        /** How many lose something, each further one counting less. */
        BREADTH(0.5),
        /** The sum of all shares. */
        SUM(0.25);

        private final double weight;

        Part(double weight) {
            this.weight = weight;
        }
    }

    /** Where the bands begin. */
    public record Bands(double critical, double high, double moderate) {

        public Bands {
            check(
                    critical <= 100 && high <= critical && moderate <= high && moderate >= 0,
                    "bands",
                    critical + ", " + high + ", " + moderate,
                    "from 100 down to 0");
        }
    }

    /** What holds where nobody sets anything else. */
    public static final Weighting DEFAULT =
            new Weighting(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), new Bands(70, 40, 15));

    /** Whatever is not given is as by default. */
    public Weighting {
        levels = completed(AccessLevel.class, levels, AccessLevel::weight);
        criticalities = completed(Criticality.class, criticalities, Criticality::factor);
        sensitivities = completed(Sensitivity.class, sensitivities, Sensitivity::factor);
        gates = completed(Gate.class, gates, gate -> gate.chance);
        parts = completed(Part.class, parts, part -> part.weight);
        checkLevels(levels);
        criticalities.forEach((of, factor) -> check(
                factor >= 0 && factor <= MOST_CRITICAL && factor == Math.rint(factor),
                setting("criticalities", of),
                factor,
                "a whole number from 0 to 1000"));
        sensitivities.forEach((of, factor) -> check(
                factor >= 0 && factor <= MOST_SENSITIVE && factor * 2 == Math.rint(factor * 2),
                setting("sensitivities", of),
                factor,
                "a multiple of 0.5 from 0 to 100"));
        gates.forEach((of, chance) ->
                check(chance > 0 && chance <= 1, setting("gates", of), chance, "above 0 and at most 1"));
        parts.forEach((of, weight) -> check(weight >= 0, setting("parts", of), weight, "0 or more"));
        double all = parts.values().stream().mapToDouble(Double::doubleValue).sum();
        check(Math.abs(all - 1) < 1e-9, "parts", all + " together", "1");
    }

    private static <E extends Enum<E>> Map<E, Double> completed(
            Class<E> type, Map<E, Double> given, java.util.function.ToDoubleFunction<E> otherwise) {
        EnumMap<E, Double> all = new EnumMap<>(type);
        for (E each : type.getEnumConstants()) {
            Double stated = given.get(each);
            all.put(each, stated == null ? otherwise.applyAsDouble(each) : stated);
        }
        return java.util.Collections.unmodifiableMap(all);
    }

    private static void checkLevels(Map<AccessLevel, Double> levels) {
        double before = 0;
        for (AccessLevel level : AccessLevel.values()) {
            double factor = levels.getOrDefault(level, 0.0);
            check(
                    factor >= before && factor <= 1 && Math.abs(factor * 1000 - Math.rint(factor * 1000)) < 1e-9,
                    setting("levels", level),
                    factor,
                    "in thousandths, no less than the level below, at most 1");
            before = factor;
        }
        check(before == 1, setting("levels", AccessLevel.CONTROL), before, "1: whoever has it has everything");
    }

    private static String setting(String part, Enum<?> of) {
        return part + "." + of.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void check(boolean isGood, String what, Object value, String expected) {
        if (!isGood) {
            throw new IllegalArgumentException(
                    "blastradius.score." + what + " is " + value + "; it has to be " + expected);
        }
    }

    /** The share that is lost at the level of a code; 0 for none. */
    public double level(int levelCode) {
        return levelCode == 0 ? 0 : levels.getOrDefault(AccessLevel.ofCode(levelCode), 1.0);
    }

    /** The same for all codes. */
    public double[] levelsByCode() {
        double[] byCode = new double[AccessLevel.values().length + 1];
        Arrays.setAll(byCode, this::level);
        return byCode;
    }

    public double gate(Gate gate) {
        return gates.getOrDefault(gate, 1.0);
    }

    public double part(Part part) {
        return parts.getOrDefault(part, 0.0);
    }

    /** What a resource is worth; an unknown factor counts as MODERATE or INTERNAL. */
    public double value(EntityTraits traits) {
        Criticality criticality = traits.criticality() == null ? Criticality.MODERATE : traits.criticality();
        Sensitivity sensitivity = traits.sensitivity() == null ? Sensitivity.INTERNAL : traits.sensitivity();
        return criticalities.getOrDefault(criticality, 0.0) * sensitivities.getOrDefault(sensitivity, 0.0);
    }

    /** Whether resources are worth the same. */
    public boolean valuesAs(Weighting other) {
        return criticalities.equals(other.criticalities) && sensitivities.equals(other.sensitivities);
    }

    /** Another weighting, and what it is called. */
    public record Alternative(String name, Weighting weighting) {}

    /** This one with one of its parts changed at a time: what a careful reader might have chosen as well. */
    public List<Alternative> alternatives() {
        List<Alternative> all = new ArrayList<>();
        all.add(new Alternative("levels in even steps", withLevels(0.25, 0.5, 0.75)));
        all.add(new Alternative("reading counts little", withLevels(0.01, 0.3, 0.7)));
        all.add(new Alternative(
                "all resources alike",
                new Weighting(
                        levels,
                        same(Criticality.values(), Criticality.class),
                        same(Sensitivity.values(), Sensitivity.class),
                        gates,
                        parts,
                        bands)));
        all.add(new Alternative("controls are passed more often", withGates(0.5)));
        all.add(new Alternative("controls are passed less often", withGates(2)));
        all.add(new Alternative("depth counts more", withParts(0.5, 0.25, 0.25)));
        all.add(new Alternative("breadth counts more", withParts(0.1, 0.65, 0.25)));
        return all;
    }

    private Weighting withLevels(double see, double read, double write) {
        Map<AccessLevel, Double> other = Map.of(AccessLevel.SEE, see, AccessLevel.READ, read, AccessLevel.WRITE, write);
        return new Weighting(other, criticalities, sensitivities, gates, parts, bands);
    }

    /* To a power, so that what is almost open stays so, and nothing leaves 0 to 1. */
    private Weighting withGates(double exponent) {
        EnumMap<Gate, Double> other = new EnumMap<>(Gate.class);
        gates.forEach((gate, chance) -> other.put(gate, Math.pow(chance, exponent)));
        return new Weighting(levels, criticalities, sensitivities, other, parts, bands);
    }

    private Weighting withParts(double depth, double breadth, double sum) {
        Map<Part, Double> other = Map.of(Part.DEPTH, depth, Part.BREADTH, breadth, Part.SUM, sum);
        return new Weighting(levels, criticalities, sensitivities, gates, other, bands);
    }

    private static <E extends Enum<E>> Map<E, Double> same(E[] all, Class<E> type) {
        EnumMap<E, Double> ones = new EnumMap<>(type);
        Arrays.stream(all).forEach(each -> ones.put(each, 1.0));
        return ones;
    }
}
