package blastradius.attacks.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A client that sends any bytes, however wrong, and reads what comes back. It has no manners: no library corrects what it says. */
public record Wire(int port) {

    /** How long an answer is waited for; far more than any may take. */
    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final int QUIET_MILLIS = 250;

    public Reply send(Request request) {
        return exchange(request.bytes(port), request.isHead(), 0);
    }

    /** Sends bytes as they are, and reads on after the answer, as a second one may come that nobody asked for. */
    public Reply sendRaw(byte[] bytes) {
        return exchange(bytes, false, QUIET_MILLIS);
    }

    public Socket open() throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
        return socket;
    }

    private Reply exchange(byte[] bytes, boolean isHead, int lingerMillis) {
        long start = System.nanoTime();
        ByteArrayOutputStream came = new ByteArrayOutputStream();
        boolean ended = false;
        try (Socket socket = open()) {
            Thread writer = Thread.ofVirtual().start(() -> write(socket, bytes));
            ended = read(socket, came, isHead, lingerMillis);
            writer.interrupt();
        } catch (IOException refused) {
            ended = true;
        }
        return new Reply(came.toByteArray(), isHead, ended, Duration.ofNanos(System.nanoTime() - start));
    }

    /* A server that has heard enough closes while we still speak. */
    private static void write(Socket socket, byte[] bytes) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        } catch (IOException closed) {
            return;
        }
    }

    /** Reads until the answer is whole, and then as long as more comes; true where the server ended the connection. */
    private static boolean read(Socket socket, ByteArrayOutputStream came, boolean isHead, int lingerMillis)
            throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        byte[] buffer = new byte[1 << 16];
        InputStream in = socket.getInputStream();
        while (System.nanoTime() < end) {
            boolean whole = new Reply(came.toByteArray(), isHead, false, Duration.ZERO).isWhole();
            if (whole && lingerMillis == 0) {
                return false;
            }
            socket.setSoTimeout(whole ? lingerMillis : (int) PATIENCE.toMillis());
            try {
                int read = in.read(buffer);
                if (read < 0) {
                    return true;
                }
                came.write(buffer, 0, read);
            } catch (SocketTimeoutException quiet) {
                return false;
            }
        }
        return false;
    }
}
