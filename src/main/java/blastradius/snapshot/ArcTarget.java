package blastradius.snapshot;

/** Where an arc leads, what it gives there, and of which class it is. */
record ArcTarget(int vertex, int gives, int arcClass) {}
