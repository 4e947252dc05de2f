package blastradius.analysis.condensation;

/** That whoever reaches one reaches the other. */
public record Shortcut(int from, int to) {}
