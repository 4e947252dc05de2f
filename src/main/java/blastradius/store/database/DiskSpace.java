package blastradius.store.database;

import blastradius.model.BlastRadiusException.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether there is room on a disk, and what is said where there is none. */
public final class DiskSpace {

    /* Neo4j asks for whole log files and pages: less than this is none. */
    private static final long ENOUGH_BYTES = 16L << 20;

    private DiskSpace() {}

    /** Whether the folder's disk has no room left; false where it cannot be told. */
    public static boolean isOut(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() < ENOUGH_BYTES;
        } catch (IOException untold) {
            return false;
        }
    }

    /** Whether it speaks of a full disk, a full share of one, or a file that may not grow. */
    public static boolean isNamedBy(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (words.contains("no space left")
                    || words.contains("not enough space")
                    || words.contains("quota exceeded")
                    || words.contains("file too large")) {
                return true;
            }
        }
        return false;
    }

    /** What could not be written, and why as far as that can be told to anybody. */
    public static StoreUnavailable refusal(String what, IOException failure) {
        String reason = isNamedBy(failure)
                ? "the server's disk is full: " + what + " cannot be written; make room, then try again"
                : "the server cannot write " + what + "; its log says why";
        return new StoreUnavailable(reason + ". Nothing was changed", failure);
    }
}
