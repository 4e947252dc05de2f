package blastradius.estate;

/** Random numbers that are the same on every machine and in every release of Java: SplitMix64 (Steele, Lea, Flood 2014). */
final class Randoms {

    private long state;

    Randoms(long seed) {
        state = seed;
    }

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** From 0 to below 1. */
    double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** From 0 to below {@code bound}. */
    int below(int bound) {
        return (int) ((next() >>> 33) % bound);
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    /** A whole number with this mean: its floor, or by chance one more. */
    int about(double mean) {
        int floor = (int) mean;
        return chance(mean - floor) ? floor + 1 : floor;
    }

    /** Below {@code bound}, the smaller the likelier: half of the draws fall into the first quarter. */
    int skewed(int bound) {
        return (int) (bound * unit() * unit());
    }

    int pareto(double shape, int min, int max) {
        double value = min * Math.pow(1 - unit(), -1 / shape);
        return value > max ? max : (int) value;
    }

    /** Log-normal by the Box-Muller transform. */
    int logNormal(double median, double sigma, int max) {
        double normal = Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());
        return (int) Math.clamp(median * Math.exp(sigma * normal), 1, max);
    }
}
