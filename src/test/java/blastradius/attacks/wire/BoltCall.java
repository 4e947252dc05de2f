package blastradius.attacks.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A conversation in Bolt 5.2, as a driver would have it or, through a WebSocket, as a page in a browser: greeting, log-in, one statement.
 * Only what is needed to learn whether the statement is carried out.
 */
public final class BoltCall implements AutoCloseable {

    private static final int SUCCESS = 0x70;
    private static final byte[] HANDSHAKE = {
        0x60, 0x60, (byte) 0xB0, 0x17, 0, 0, 2, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private final Socket socket;
    private final DataInputStream in;
    private final boolean framed;
    private int left;

    private BoltCall(int port, boolean framed) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        this.socket.setSoTimeout(5_000);
        this.in = new DataInputStream(socket.getInputStream());
        this.framed = framed;
    }

    /**
     * Whether the statement was carried out for who logs in like this.
     *
     * @param origin of the page that calls through a WebSocket; empty: no browser says where it is; null: no WebSocket at all
     * @param login scheme, principal and credentials; without any there is no log-in
     */
    public static boolean runs(
            int port, @org.jspecify.annotations.Nullable String origin, Map<String, String> login, String statement) {
        try (BoltCall call = new BoltCall(port, origin != null)) {
            if (origin != null && !call.isUpgraded(origin)) {
                return false;
            }
            call.send(HANDSHAKE);
            int version = call.readInt();
            return version != 0
                    && call.isGreeted()
                    && (login.isEmpty() || call.isLoggedIn(login))
                    && call.isRun(statement);
        } catch (IOException closed) {
            return false;
        }
    }

    private boolean isUpgraded(String origin) throws IOException {
        String head = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + (origin.isEmpty() ? "" : "Origin: " + origin + "\r\n") + "\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            answer.append((char) in.readUnsignedByte());
        }
        return answer.toString().startsWith("HTTP/1.1 101");
    }

    private boolean isGreeted() throws IOException {
        return answer(message(0x01, map(Map.of("user_agent", "neo4j-javascript/5.28.1")))) == SUCCESS;
    }

    private boolean isLoggedIn(Map<String, String> login) throws IOException {
        return answer(message(0x6A, map(login))) == SUCCESS;
    }

    private boolean isRun(String statement) throws IOException {
        return answer(message(0x10, text(statement), map(Map.of()), map(Map.of()))) == SUCCESS;
    }

    /** The kind of the answer. */
    private int answer(byte[] message) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.write(message.length >> 8);
        chunk.write(message.length);
        chunk.writeBytes(message);
        chunk.writeBytes(new byte[2]);
        send(chunk.toByteArray());
        int length = readShort();
        while (length == 0) {
            length = readShort();
        }
        readByte();
        int kind = readByte();
        for (int i = 2; i < length; i++) {
            readByte();
        }
        while (readShort() != 0) {
            throw new IOException("an answer in several chunks");
        }
        return kind;
    }

    private void send(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        if (framed) {
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            frame.write(0x82);
            frame.write(0x80 | (bytes.length < 126 ? bytes.length : 126));
            if (bytes.length >= 126) {
                frame.write(bytes.length >> 8);
                frame.write(bytes.length);
            }
            frame.writeBytes(new byte[4]);
            frame.writeBytes(bytes);
            out.write(frame.toByteArray());
        } else {
            out.write(bytes);
        }
        out.flush();
    }

    private int readByte() throws IOException {
        while (framed && left == 0) {
            in.readUnsignedByte();
            int length = in.readUnsignedByte() & 0x7F;
            left = length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
        }
        left--;
        return in.readUnsignedByte();
    }

    private int readShort() throws IOException {
        return readByte() << 8 | readByte();
    }

    private int readInt() throws IOException {
        return readShort() << 16 | readShort();
    }

    private static byte[] message(int kind, byte[]... fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0xB0 | fields.length);
        bytes.write(kind);
        for (byte[] field : fields) {
            bytes.writeBytes(field);
        }
        return bytes.toByteArray();
    }

    private static byte[] map(Map<String, String> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0xA0 | entries.size());
        new LinkedHashMap<>(entries).forEach((name, value) -> {
            bytes.writeBytes(text(name));
            bytes.writeBytes(text(value));
        });
        return bytes.toByteArray();
    }

    private static byte[] text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0xD0);
        bytes.write(utf8.length);
        bytes.writeBytes(utf8);
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
