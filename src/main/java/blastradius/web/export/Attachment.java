package blastradius.web.export;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.CloseNowException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** An answer that is saved as a file: whole, or visibly cut off. */
final class Attachment {

    private static final Logger LOG = LoggerFactory.getLogger(Attachment.class);

    private Attachment() {}

    /** What writes an answer. */
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /* The status is sent with the first full buffer, thus after the first record was read; what fails before is answered as an error. */
    static void send(HttpServletResponse response, String type, String name, Writing writing) throws IOException {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        try {
            writing.to(response.getOutputStream());
        } catch (IOException | RuntimeException failed) {
            if (response.isCommitted()) {
                throw severed(name, failed);
            }
            response.resetBuffer();
            response.setContentType(null);
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
            throw failed;
        }
    }

    private static IOException severed(String name, Exception failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientAbortException gone) {
                return gone;
            }
        }
        LOG.warn("{} was cut off, and its connection closed: {}", name, failed.getMessage());
        /* Without a cause: Spring would take the cause for an error that can still be answered. See CutOffFilter. */
        return new CloseNowException("an export was cut off");
    }
}
