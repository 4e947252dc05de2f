package blastradius.ingest.file;

import blastradius.model.BlastRadiusException;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;

/** The ways in which a file as a whole is refused. Messages name the file and the place in it. */
public final class Failures {

    private Failures() {}

    public static BlastRadiusException.ImportRejected rejected(String place, String reason) {
        return new BlastRadiusException.ImportRejected(place + ": " + reason + "; nothing was changed");
    }

    /** What went wrong at reading, in our words; those of libraries and of the machine are not for the sender. */
    public static BlastRadiusException.ImportRejected unreadable(String file, IOException failed) {
        return rejected(
                file,
                switch (failed) {
                    case Unreadable known -> String.valueOf(known.getMessage());
                    case EOFException cut -> "is truncated";
                    case ZipException damaged ->
                        "is damaged: its packed bytes cannot be unpacked; pack or download it again";
                    default -> "cannot be read from where it is kept; send it again";
                });
    }

    /** A broken JSON text: truncated, malformed, too deep, or of a size that no export has. */
    static BlastRadiusException malformed(String file, JacksonException broken, TokenStreamLocation where) {
        if (broken instanceof JacksonIOException && broken.getCause() instanceof IOException failed) {
            return unreadable(file, failed);
        }
        TokenStreamLocation stated = broken.getLocation();
        return rejected(file + JsonWords.place(stated == null ? where : stated), JsonWords.of(broken, "JSON"));
    }

    /**
     * A broken text that was read as a whole.
     *
     * @param language JSON or YAML
     */
    public static BlastRadiusException malformed(String file, JacksonException broken, String language) {
        if (broken instanceof JacksonIOException && broken.getCause() instanceof IOException failed) {
            return unreadable(file, failed);
        }
        TokenStreamLocation place = broken.getLocation();
        return rejected(file + (place == null ? "" : JsonWords.place(place)), JsonWords.of(broken, language));
    }
}
