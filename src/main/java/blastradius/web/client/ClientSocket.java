package blastradius.web.client;

import blastradius.lane.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Looks at a socket by reading one byte of what may have come: at the end of the stream the client has left. What comes before the answer is
 * a next request, and is given back.
 */
final class ClientSocket implements Connection {

    private final SocketWrapperBase<?> socket;

    ClientSocket(SocketWrapperBase<?> socket) {
        this.socket = socket;
    }

    /* Under the socket's lock, as the container serves under it: whoever cannot have it meets a client that is being served. */
    @Override
    public boolean isGone() {
        ReentrantLock lock = socket.getLock();
        if (!lock.tryLock()) {
            return false;
        }
        try {
            return socket.isClosed() || isAtEnd();
        } finally {
            lock.unlock();
        }
    }

    private boolean isAtEnd() {
        ByteBuffer one = ByteBuffer.allocate(1);
        try {
            int read = socket.read(false, one);
            if (read > 0) {
                socket.unRead(one.flip());
            }
            return read < 0;
        } catch (IOException broken) {
            return true;
        }
    }
}
