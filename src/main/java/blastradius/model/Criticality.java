package blastradius.model;

/** How much an organization depends on a resource; the first factor of its value. */
public enum Criticality {
    LOW(1),
    MODERATE(3),
    HIGH(10),
    MISSION(30);

    private final double factor;

    Criticality(double factor) {
        this.factor = factor;
    }

    public double factor() {
        return factor;
    }
}
