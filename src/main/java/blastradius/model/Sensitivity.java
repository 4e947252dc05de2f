package blastradius.model;

/** How confidential the content of a resource is; the second factor of its value. */
public enum Sensitivity {
    PUBLIC(0.5),
    INTERNAL(1),
    CONFIDENTIAL(2),
    RESTRICTED(4);

    private final double factor;

    Sensitivity(double factor) {
        this.factor = factor;
    }

    public double factor() {
        return factor;
    }
}
