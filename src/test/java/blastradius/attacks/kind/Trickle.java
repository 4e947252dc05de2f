package blastradius.attacks.kind;

import blastradius.attacks.served.Served;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection over which one byte goes after the other, a moment between them, for as long as the server listens. */
public final class Trickle {

    private static final Duration BETWEEN = Duration.ofMillis(700);

    private final String name;
    private final long start = System.nanoTime();
    private final Thread thread;
    private volatile Duration lasted = Duration.ZERO;

    private Trickle(String name, Served server, String first, String again) {
        this.name = name;
        String begin = first.replace("${port}", Integer.toString(server.port()));
        this.thread = Thread.ofVirtual().start(() -> run(server, begin, again));
    }

    /**
     * Begins.
     *
     * @param first what is sent at once
     * @param again what is sent over and over
     */
    public static Trickle start(String name, Served server, String first, String again) {
        return new Trickle(name, server, first, again);
    }

    private void run(Served server, String first, String again) {
        try (Socket socket = server.wire().open()) {
            socket.setSoTimeout((int) BETWEEN.toMillis());
            socket.getOutputStream().write(first.getBytes(StandardCharsets.ISO_8859_1));
            for (int i = 0; !hasAnswer(socket); i = (i + 1) % again.length()) {
                socket.getOutputStream().write(again.charAt(i));
            }
        } catch (IOException ended) {
            lasted = Duration.ofNanos(System.nanoTime() - start);
            return;
        }
        lasted = Duration.ofNanos(System.nanoTime() - start);
    }

    /* Reading is the pause: it returns early only with an answer or the end. */
    private static boolean hasAnswer(Socket socket) throws IOException {
        try {
            socket.getInputStream().read();
            return true;
        } catch (java.net.SocketTimeoutException nothing) {
            return false;
        }
    }

    /** How long the server listened; waits for it to end, at most until so long after the start. */
    Duration lasted(Duration atMost) {
        Duration left = atMost.minusNanos(System.nanoTime() - start);
        Served.await("the end of " + name, left.isNegative() ? Duration.ZERO : left, () -> !thread.isAlive());
        return lasted;
    }
}
