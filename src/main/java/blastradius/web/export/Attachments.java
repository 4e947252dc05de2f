package blastradius.web.export;

import blastradius.lane.Connection;
import blastradius.lane.Lane;
import blastradius.lane.Lanes;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.CloseNowException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Answers that are saved as files: whole, or visibly cut off. So many are written at once, each as long as its client waits. */
@Component
public final class Attachments {

    private static final Logger LOG = LoggerFactory.getLogger(Attachments.class);

    private final Lane lane;
    private final Duration longest;

    /** {@code longest}: how long a file may take, from the request to its last byte. */
    Attachments(Lanes lanes, @Value("${blastradius.limits.export:10m}") Duration longest) {
        this.lane = lanes.files();
        this.longest = longest;
    }

    /** What writes an answer. */
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** Of the request that this thread serves. */
    Waiting waiting(@Nullable Connection client) {
        return new Waiting(client, longest);
    }

    /**
     * Writes a file when its turn comes, and returns when that has ended: the response is the request's own.
     *
     * @throws blastradius.model.BlastRadiusException.Busy when its turn does not come
     */
    void send(HttpServletResponse response, String type, String name, Waiting waiting, Writing writing)
            throws IOException {
        AtomicBoolean decided = new AtomicBoolean(); // that it begins, or that it never will
        OutputStream out = response.getOutputStream();
        CompletableFuture<Boolean> written = lane.run(() -> {
            boolean begins = decided.compareAndSet(false, true);
            if (begins) {
                begin(response, type, name);
                write(writing, out);
            }
            return begins;
        });
        try {
            Lane.await(written, () -> waiting.getAsBoolean() && decided.compareAndSet(false, true));
        } catch (RuntimeException failed) {
            Exception cause =
                    failed instanceof UncheckedIOException io ? Objects.requireNonNull(io.getCause()) : failed;
            if (response.isCommitted()) {
                throw severed(name, cause, waiting);
            }
            response.resetBuffer();
            response.setContentType(null);
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
            if (cause instanceof IOException io) {
                throw io;
            }
            throw failed;
        }
    }

    private static void begin(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
    }

    /* The status is sent with the first full buffer, thus after the first record was read; what fails before is answered as an error. */
    private static void write(Writing writing, OutputStream out) {
        try {
            writing.to(out);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static IOException severed(String name, Exception failed, Waiting waiting) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientAbortException gone) {
                return gone;
            }
        }
        if (waiting.isGone()) {
            LOG.debug("{} was cut off: its client has left", name);
        } else {
            LOG.warn("{} was cut off, and its connection closed: {}", name, failed.getMessage());
        }
        /* Without a cause: Spring would take the cause for an error that can still be answered. See CutOffFilter. */
        return new CloseNowException("an export was cut off");
    }
}
