package blastradius.model;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes from outside as text. */
public final class Utf8 {

    private static final char MARK = '\uFEFF';

    private Utf8() {}

    /**
     * The text, without a byte order mark. Nothing is repaired: two different texts never become one.
     *
     * @param what what the bytes are called in the message
     * @throws BlastRadiusException.BadRequest naming the first byte that is not UTF-8
     */
    public static String text(String what, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(in, out, true);
        if (result.isError()) {
            throw new BlastRadiusException.BadRequest(
                    "byte " + (in.position() + 1) + " of " + what + " is not UTF-8; send it in UTF-8");
        }
        out.flip();
        return out.hasRemaining() && out.get(0) == MARK ? out.position(1).toString() : out.toString();
    }
}
