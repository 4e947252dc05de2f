package blastradius.store.embedded;

import blastradius.model.BlastRadiusException.StoreUnavailable;
import blastradius.store.database.DiskSpace;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.neo4j.io.locker.FileLockException;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Why the store cannot be opened, so that the server cannot start: one line that says what to do. */
final class StoreRefusal {

    private StoreRefusal() {}

    /** What kept the embedded Neo4j from starting in the folder. */
    static StoreUnavailable of(Path folder, Throwable failure) {
        return failure instanceof StoreUnavailable known
                ? known
                : new StoreUnavailable(reason(folder, failure, root(failure)), failure);
    }

    private static String reason(Path folder, Throwable failure, Throwable root) {
        if (isCausedBy(failure, FileLockException.class)) {
            return "another server has the folder " + folder
                    + " open; stop it first, or name another folder with blastradius.data";
        }
        if (root instanceof AccessDeniedException || !isWritable(folder)) {
            return "the folder " + folder
                    + " cannot be written; let the user who runs the server write it, or name another with blastradius.data";
        }
        if (DiskSpace.isOut(folder) || DiskSpace.isNamedBy(failure)) {
            return "the disk of the folder " + folder + " is full; make room, then start again: nothing is lost";
        }
        return "Neo4j cannot open the store in the folder " + folder + " (" + firstLine(root)
                + "); if it is damaged, put a copy of the folder in its place, or move it away and import anew";
    }

    private static boolean isWritable(Path folder) {
        Path first = folder;
        while (first.getParent() != null && !Files.exists(first)) {
            first = first.getParent();
        }
        return Files.isDirectory(first) && Files.isWritable(first);
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static Throwable root(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String firstLine(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null || message.isBlank()
                ? thrown.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    /** Says at start-up what is wrong, in the place of a stack trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<StoreUnavailable> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, StoreUnavailable cause) {
            return new FailureAnalysis(cause.getMessage(), null, cause);
        }
    }

    /** The same of a {@code spring.neo4j.uri} that no driver understands. */
    static final class UriAnalyzer extends AbstractFailureAnalyzer<BeanCreationException> {

        @Override
        protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BeanCreationException cause) {
            return "neo4jDriver".equals(cause.getBeanName())
                    ? new FailureAnalysis(
                            "Neo4j cannot be reached as spring.neo4j says: " + firstLine(root(cause)), null, cause)
                    : null;
        }
    }
}
