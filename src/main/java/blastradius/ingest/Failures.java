package blastradius.ingest;

import blastradius.model.BlastRadiusException;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** The ways in which a file as a whole is refused. Messages name the file and the place in it. */
final class Failures {

    private Failures() {}

    static BlastRadiusException.ImportRejected rejected(String place, String reason) {
        return new BlastRadiusException.ImportRejected(place + ": " + reason + "; nothing was changed");
    }

    static BlastRadiusException.ImportRejected unreadable(String file, IOException failed) {
        String reason = failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
        return rejected(file, "cannot be read: " + reason);
    }

    /** A broken JSON text: truncated, malformed, too deep, or of a size that no export has. */
    static BlastRadiusException malformed(String file, JacksonException broken) {
        if (broken instanceof JacksonIOException && broken.getCause() instanceof IOException failed) {
            return unreadable(file, failed);
        }
        String what = broken instanceof UnexpectedEndOfInputException ? "truncated: " : "";
        return rejected(file + place(broken.getLocation()), what + broken.getOriginalMessage());
    }

    private static String place(TokenStreamLocation location) {
        return location == null || location.getLineNr() < 0
                ? ""
                : ", line " + location.getLineNr() + " column " + location.getColumnNr();
    }
}
