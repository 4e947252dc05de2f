package blastradius.model;

/** A further thing that must be held, at the level, before a relation can be exercised. */
public record Premise(String entity, AccessLevel level) {}
