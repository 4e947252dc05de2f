package blastradius.analysis.impact;

import blastradius.model.AccessLevel;

/** How many are held at least at each level, so that {@code see ≥ read ≥ write ≥ control}. */
public record LevelCounts(int see, int read, int write, int control) {

    public int at(AccessLevel level) {
        return switch (level) {
            case SEE -> see;
            case READ -> read;
            case WRITE -> write;
            case CONTROL -> control;
        };
    }

    /**
     * From how many are held at exactly each level.
     *
     * @param exactly by level code; index 0 is not read
     */
    public static LevelCounts cumulated(int[] exactly) {
        int control = exactly[AccessLevel.CONTROL.code()];
        int write = control + exactly[AccessLevel.WRITE.code()];
        int read = write + exactly[AccessLevel.READ.code()];
        return new LevelCounts(read + exactly[AccessLevel.SEE.code()], read, write, control);
    }
}
