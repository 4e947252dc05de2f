package blastradius.web.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands between a client and a server, and closes the connection when so many bytes have come from the server. */
final class CuttingProxy implements AutoCloseable {

    private final ServerSocket door;
    private final int server;
    private final int most;

    CuttingProxy(int server, int most) throws IOException {
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.server = server;
        this.most = most;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> pass(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket client) {
        try (client;
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
            Thread.ofVirtual().start(() -> copyQuietly(client, upstream));
            copy(upstream.getInputStream(), client.getOutputStream(), most);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void copyQuietly(Socket from, Socket to) {
        try {
            copy(from.getInputStream(), to.getOutputStream(), Integer.MAX_VALUE);
        } catch (IOException gone) {
            /* One of the two has closed; the other direction sees it too. */
            return;
        }
    }

    private static void copy(InputStream in, OutputStream out, int most) throws IOException {
        byte[] buffer = new byte[4096];
        int left = most;
        for (int read = in.read(buffer); read >= 0 && left > 0; read = in.read(buffer)) {
            out.write(buffer, 0, Math.min(read, left));
            out.flush();
            left -= read;
            if (left <= 0) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
