package blastradius.store.database;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Fingerprints of texts. SHA-256 throughout: texts come from files that strangers write, and two that collided would be taken for
 * one.
 */
public final class Digests {

    private Digests() {}

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public static String hex(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** 64 bits over the parts and over where they end; never 0, which is kept for "nothing". */
    public static long of(@Nullable String... parts) {
        MessageDigest digest = sha256();
        for (@Nullable String part : parts) {
            if (part == null) {
                digest.update((byte) 0xFF);
            } else {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
                digest.update(bytes);
            }
        }
        long hash = ByteBuffer.wrap(digest.digest()).getLong();
        return hash == 0 ? 1 : hash;
    }

    /** 32 bits over the text; never 0. For what is only asked whether it changed. */
    public static int shortOf(String text) {
        int hash = (int) of(text);
        return hash == 0 ? 1 : hash;
    }
}
