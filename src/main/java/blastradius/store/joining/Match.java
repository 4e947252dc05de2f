package blastradius.store.joining;

/** An entity that a look-up is true of. */
public record Match(int no, String key) {}
