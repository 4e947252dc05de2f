package blastradius.web.client;

import java.io.IOException;
import java.time.Duration;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP as the container speaks it, except that each request knows its socket, and that the head of a request has a time in which it must have
 * come, however steadily its bytes trickle. Made by the container, by its name.
 */
public final class ClientProtocol extends Http11NioProtocol {

    /** Under which a request of the container keeps its socket; the container's own notes have lower numbers. */
    static final int SOCKET = 20;

    private Duration headTime = Duration.ofSeconds(10);

    /** The time for the head of a request, from its first byte on. */
    public void setHeadTime(Duration headTime) {
        this.headTime = headTime;
    }

    @Override
    protected Processor createProcessor() {
        return new Requests(this);
    }

    /** Serves the requests of one connection, then those of another. */
    private static final class Requests extends Http11Processor {

        private final ClientProtocol protocol;
        private @Nullable SocketWrapperBase<?> waitsFor; // the rest of a head
        private long since;

        Requests(ClientProtocol protocol) {
            super(protocol, protocol.getAdapter());
            this.protocol = protocol;
        }

        @Override
        public SocketState service(SocketWrapperBase<?> socket) throws IOException {
            getRequest().setNote(SOCKET, socket);
            SocketState state = super.service(socket);
            if (state != SocketState.LONG || isAsync()) {
                waitsFor = null;
                return state;
            }
            if (!socket.equals(waitsFor)) {
                waitsFor = socket;
                since = System.nanoTime();
            }
            return System.nanoTime() - since > protocol.headTime.toNanos() ? SocketState.CLOSED : state;
        }
    }
}
