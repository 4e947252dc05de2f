package blastradius.finding.outcome;

import blastradius.analysis.impact.Score.Band;

/** How grave a finding is: what its rule says, a step higher where the identity behind it reaches critically much, a step lower where it reaches little. */
public enum Severity {
    LOW,
    MODERATE,
    HIGH,
    CRITICAL;

    /** Adjusted by how grave the score of the subject is. */
    Severity of(Band score) {
        return switch (score) {
            case CRITICAL -> this == CRITICAL || this == HIGH ? CRITICAL : this == MODERATE ? HIGH : MODERATE;
            case HIGH, MODERATE -> this;
            case LOW -> this == CRITICAL ? HIGH : this == HIGH ? MODERATE : LOW;
        };
    }
}
