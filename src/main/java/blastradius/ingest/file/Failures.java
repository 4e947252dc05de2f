package blastradius.ingest.file;

import blastradius.model.BlastRadiusException;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** The ways in which a file as a whole is refused. Messages name the file and the place in it. */
public final class Failures {

    private Failures() {}

    public static BlastRadiusException.ImportRejected rejected(String place, String reason) {
        return new BlastRadiusException.ImportRejected(place + ": " + reason + "; nothing was changed");
    }

    public static BlastRadiusException.ImportRejected unreadable(String file, IOException failed) {
        return rejected(
                file,
                switch (failed) {
                    case EOFException cut -> "is truncated";
                    case ZipException damaged ->
                        "is damaged: its packed bytes cannot be unpacked; pack or download it again";
                    default ->
                        "cannot be read: "
                                + (failed.getMessage() == null
                                        ? failed.getClass().getSimpleName()
                                        : failed.getMessage());
                });
    }

    /** A broken JSON text: truncated, malformed, too deep, or of a size that no export has. */
    static BlastRadiusException malformed(String file, JacksonException broken, TokenStreamLocation where) {
        if (broken instanceof JacksonIOException && broken.getCause() instanceof IOException failed) {
            return unreadable(file, failed);
        }
        String what = broken instanceof UnexpectedEndOfInputException ? "truncated: " : "";
        TokenStreamLocation stated = broken.getLocation();
        return rejected(file + place(stated == null ? where : stated), what + words(broken));
    }

    /** What is wrong with a text. The parser explains itself to programmers, in brackets at the end: they go. */
    public static String words(JacksonException broken) {
        return String.valueOf(broken.getOriginalMessage())
                .replaceFirst(" \\((start marker at|from `).*$", "")
                .replaceFirst(", from `[^`]*`\\)", ")");
    }

    private static String place(TokenStreamLocation location) {
        return location.getLineNr() < 0 ? "" : ", line " + location.getLineNr() + " column " + location.getColumnNr();
    }
}
