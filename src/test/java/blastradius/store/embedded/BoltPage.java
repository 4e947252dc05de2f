package blastradius.store.embedded;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** A page in a browser that speaks Bolt over WebSocket, which Neo4j takes from any page. */
final class BoltPage {

    /** Bolt's greeting, and the versions that are asked for. */
    static final byte[] BOLT_5 = {0x60, 0x60, (byte) 0xB0, 0x17, 0, 0, 1, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    private BoltPage() {}

    /** What a page of another site hears that logs in by this scheme, with Neo4j's own default where one is asked for. */
    static String hears(int port, String scheme) throws Exception {
        StringBuilder heard = new StringBuilder();
        CompletableFuture<Void> ended = new CompletableFuture<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            WebSocket socket = client.newWebSocketBuilder()
                    .header("Origin", "https://evil.example")
                    .buildAsync(URI.create("ws://127.0.0.1:" + port), new Listener(heard, ended))
                    .get(10, TimeUnit.SECONDS);
            socket.sendBinary(ByteBuffer.wrap(BOLT_5), true).join();
            socket.sendBinary(chunk(hello()), true).join();
            socket.sendBinary(chunk(logon(scheme)), true).join();
            ended.completeOnTimeout(null, 3, TimeUnit.SECONDS).join();
            socket.abort();
        }
        return heard.toString();
    }

    /* HELLO {user_agent: "page/1"} and LOGON {scheme, principal, credentials}, in PackStream. */
    private static byte[] hello() {
        return packed(0x01, "user_agent", "page/1");
    }

    private static byte[] logon(String scheme) {
        return scheme.equals("none")
                ? packed(0x6A, "scheme", scheme)
                : packed(0x6A, "scheme", scheme, "principal", "neo4j", "credentials", "neo4j");
    }

    private static byte[] packed(int message, String... pairs) {
        ByteBuffer bytes = ByteBuffer.allocate(200);
        bytes.put((byte) 0xB1).put((byte) message).put((byte) (0xA0 + pairs.length / 2));
        for (String text : pairs) {
            bytes.put((byte) (0x80 + text.length())).put(text.getBytes(StandardCharsets.US_ASCII));
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static ByteBuffer chunk(byte[] message) {
        return ByteBuffer.allocate(message.length + 4)
                .putShort((short) message.length)
                .put(message)
                .putShort((short) 0)
                .flip();
    }

    private record Listener(StringBuilder heard, CompletableFuture<Void> ended) implements WebSocket.Listener {

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            heard.append(StandardCharsets.ISO_8859_1.decode(data));
            if (heard.indexOf("Security") >= 0) {
                ended.complete(null);
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            ended.complete(null);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            ended.complete(null);
        }
    }
}
