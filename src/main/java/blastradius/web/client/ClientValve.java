package blastradius.web.client;

import blastradius.lane.Connection;
import blastradius.model.BlastRadiusException.TimeExceeded;
import blastradius.web.refusal.Refusals;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Stands where the container hands a request over: lets those within look at its connection, and bounds the time that its body and the
 * answer take on their way, whoever reads or writes them.
 */
public final class ClientValve extends ValveBase {

    private final Pace pace;

    public ClientValve(Pace pace) {
        super(true);
        this.pace = pace;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var asked = request.getCoyoteRequest();
        InputBuffer body = asked.getInputBuffer();
        Pace.Transfer sent = pace.new Transfer();
        asked.setInputBuffer(new PacedInput(body, sent));
        if (asked.getNote(ClientProtocol.SOCKET) instanceof SocketWrapperBase<?> socket) {
            request.setAttribute(Connection.class.getName(), new ClientSocket(socket));
        }
        try {
            getNext().invoke(request, response);
        } catch (IOException | ServletException | RuntimeException failed) {
            if (!sent.isLate()) {
                throw failed;
            }
        } finally {
            asked.setInputBuffer(body);
        }
        if (sent.isLate()) {
            refuse(request, response, sent);
        }
    }

    private void refuse(Request request, Response response, Pace.Transfer sent) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
        response.setSuspended(false); // as it is once the container has seen the failure
        response.reset();
        response.setErrorReported();
        response.setStatus(HttpStatus.REQUEST_TIMEOUT.value());
        response.setHeader(HttpHeaders.CONNECTION, "close");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        TimeExceeded why = new TimeExceeded("the body came too slowly: " + sent.bytes() + " bytes within "
                + pace.patience().toSeconds() + " s; send " + pace.perSecond().toBytes() + " bytes a second or more");
        response.getOutputStream().write(Refusals.bytes(why));
        response.flushBuffer();
    }

    /** Reads a body in time. */
    private record PacedInput(InputBuffer of, Pace.Transfer sent) implements InputBuffer {

        @Override
        public int doRead(ApplicationBufferHandler handler) throws IOException {
            long start = System.nanoTime();
            int read = of.doRead(handler);
            sent.add(System.nanoTime() - start, read);
            return read;
        }

        @Override
        public int available() {
            return of.available();
        }
    }
}
