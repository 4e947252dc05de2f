package blastradius.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What can go wrong, for a reason that the caller can do something about. Each kind carries a stable code; messages state the value
 * that was wrong and what to do. However long or odd a value is, the message stays short and holds only what can be seen.
 */
public abstract sealed class BlastRadiusException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Code code;

    BlastRadiusException(Code code, String message) {
        super(PlainText.message(message));
        this.code = code;
    }

    /** The stable word for this kind of error. */
    public Code code() {
        return code;
    }

    /**
     * A refusal that was told as a code and words, to be thrown again.
     *
     * @param retryAfter when it is worth asking again, where the code says that it is
     */
    public static BlastRadiusException told(Code code, String message, Duration retryAfter) {
        return switch (code) {
            case UNKNOWN_ID -> new UnknownId(message);
            case BAD_REQUEST -> new BadRequest(message);
            case LIMIT_EXCEEDED -> new LimitExceeded(message);
            case STALE_CURSOR -> new StaleCursor(message);
            case IMPORT_REJECTED -> new ImportRejected(message);
            case TIME_EXCEEDED -> new TimeExceeded(message);
            case STORE_UNAVAILABLE -> new StoreUnavailable(message, null);
            case CONFLICT -> new Conflict(message);
            case BUSY -> new Busy(message, retryAfter);
            case NOT_COLLECTED -> new NotCollected(message, null);
            case FORBIDDEN -> new Forbidden(message);
        };
    }

    /** The codes; they never change their meaning. */
    public enum Code {
        UNKNOWN_ID,
        BAD_REQUEST,
        LIMIT_EXCEEDED,
        STALE_CURSOR,
        IMPORT_REJECTED,
        TIME_EXCEEDED,
        STORE_UNAVAILABLE,
        CONFLICT,
        BUSY,
        NOT_COLLECTED,
        FORBIDDEN
    }

    /** No entity, scenario, list or import has this id in the snapshot that answers. */
    public static final class UnknownId extends BlastRadiusException {
        private static final long serialVersionUID = 1L;

        public UnknownId(String what, String id) {
            super(
                    Code.UNKNOWN_ID,
                    "no " + what + " has the id \"" + PlainText.shown(id) + "\"; look it up with "
                            + switch (what) {
                                case "scenario" -> "scenarios";
                                case "list" -> "lists";
                                case "finding" -> "findings";
                                case "exception" -> "exceptions";
                                case "review" -> "reviews";
                                case "token" -> "tokens";
                                case "persisted document" -> "whoever keeps them (blastradius.documents.folder)";
                                case "item" -> "review(id: …) { items }";
                                case "offered relation" -> "review(id: …) { offered }";
                                case "relation" -> "relations(where: …)";
                                case "join" -> "joins";
                                default -> "entities(sourceIds: …) or entities(search: …)";
                            });
        }

        private UnknownId(String message) {
            super(Code.UNKNOWN_ID, message);
        }

        /** The same, of what stands at a place of an input. */
        public UnknownId at(String place) {
            return new UnknownId(place + ": " + getMessage());
        }

        /** No source has the name. */
        public static UnknownId ofSource(String name) {
            return new UnknownId("no source is called \"" + PlainText.shown(name)
                    + "\"; GET /import/sources and the command source list name all");
        }
    }

    /** An argument that makes no sense. */
    public static final class BadRequest extends BlastRadiusException {
        private static final long serialVersionUID = 1L;

        public BadRequest(String message) {
            super(Code.BAD_REQUEST, message);
        }
    }

    /** More was asked for than the server allows; the message names the number. */
    public static final class LimitExceeded extends BlastRadiusException {
        private static final long serialVersionUID = 1L;

        public LimitExceeded(String message) {
            super(Code.LIMIT_EXCEEDED, message);
        }
    }

    /** The cursor belongs to a snapshot that is gone, or to another question. */
    public static final class StaleCursor extends BlastRadiusException {
        private static final long serialVersionUID = 1L;

        public StaleCursor(String message) {
            super(Code.STALE_CURSOR, message);
        }
    }

    /** An import that was refused as a whole; nothing was changed. */
    public static final class ImportRejected extends BlastRadiusException {
        private static final long serialVersionUID = 1L;

        public ImportRejected(String message) {
            super(Code.IMPORT_REJECTED, message);
        }
    }

    /** A budget ran out before an exact answer was reached. */
    public static final class TimeExceeded extends BlastRadiusException {
        private static final long serialVersionUID = 1L;

        public TimeExceeded(String message) {
            super(Code.TIME_EXCEEDED, message);
        }
    }

    /** As much is under way as the server does at once; nothing was begun. */
    public static final class Busy extends BlastRadiusException {
        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;

        public Busy(String message, Duration retryAfter) {
            super(Code.BUSY, message);
            this.retryAfter = retryAfter;
        }

        /** When it is worth asking again. */
        public Duration retryAfter() {
            return retryAfter;
        }

        /** The same in whole seconds, 1 at least, as HTTP's {@code Retry-After} states it. */
        public long retryAfterSeconds() {
            return Math.max(1, retryAfter.toSeconds());
        }
    }

    /** The store cannot answer or be written: Neo4j is away, or a disk is full. */
    public static final class StoreUnavailable extends BlastRadiusException {
        private static final long serialVersionUID = 1L;

        public StoreUnavailable(String message, @Nullable Throwable cause) {
            super(Code.STORE_UNAVAILABLE, message);
            initCause(cause);
        }
    }

    /** Another system refuses to be read, does not answer, or answers what no genuine one would; no export was written. */
    public static final class NotCollected extends BlastRadiusException {
        private static final long serialVersionUID = 1L;

        public NotCollected(String message, @Nullable Throwable cause) {
            super(Code.NOT_COLLECTED, message);
            initCause(cause);
        }
    }

    /** Whoever asks may not: a role is missing. Nothing was done. */
    public static final class Forbidden extends BlastRadiusException {
        private static final long serialVersionUID = 1L;

        public Forbidden(String message) {
            super(Code.FORBIDDEN, message);
        }
    }

    /** The thing changed since it was read, or another import is running. */
    public static final class Conflict extends BlastRadiusException {
        private static final long serialVersionUID = 1L;

        public Conflict(String message) {
            super(Code.CONFLICT, message);
        }
    }

    /** An import that needs a word of its caller first, for what it would remove or replace; nothing was changed. */
    public static final class Unconfirmed extends BlastRadiusException {
        private static final long serialVersionUID = 1L;

        private final transient ImportReport report;

        /** The report says what would have become of everything. */
        public Unconfirmed(String message, ImportReport report) {
            super(Code.CONFLICT, message);
            this.report = report;
        }

        public ImportReport report() {
            return report;
        }
    }
}
