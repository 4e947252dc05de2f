package blastradius.graphql.entity;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.StaleCursor;
import blastradius.model.Moment;
import blastradius.model.PlainText;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list, opaque to callers. It pins what the list was made from, so that the pages of one list fit together.
 *
 * @param pin the snapshot and the instant that were asked about
 * @param question a hash of everything else that decides the list
 * @param index of the entry in the list
 */
public record Cursor(Pin pin, int question, int index) {

    private static final int BYTES = 28;
    private static final int SALT = 0x42525231; // "BRR1": the form of cursors

    /** What a list was made from. */
    public record Pin(long version, Instant at) {

        public Pin {
            at = Moment.nearest(at).truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /**
     * This cursor, if it belongs to the list.
     *
     * @throws StaleCursor if it belongs to another one
     */
    Cursor of(Pin expectedPin, int expectedQuestion) {
        if (question != expectedQuestion || !pin.equals(expectedPin)) {
            throw new StaleCursor("the cursor belongs to another question; start that one at its first page");
        }
        return this;
    }

    String text() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .putLong(pin.version())
                .putLong(pin.at().toEpochMilli())
                .putInt(question)
                .putInt(index);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(bytes.putInt(check(bytes.array())).array());
    }

    static @Nullable public Cursor parse(@Nullable String text) {
        return text == null ? null : read(text);
    }

    private static Cursor read(String text) {
        byte[] bytes = decode(text);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (bytes.length != BYTES || buffer.getInt(BYTES - Integer.BYTES) != check(bytes)) {
            throw forged(text);
        }
        Pin pin = new Pin(buffer.getLong(), Instant.ofEpochMilli(buffer.getLong()));
        Cursor cursor = new Cursor(pin, buffer.getInt(), buffer.getInt());
        if (cursor.index < 0 || cursor.index == Integer.MAX_VALUE || !Moment.isWithin(pin.at())) {
            throw forged(text);
        }
        return cursor;
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw forged(text);
        }
    }

    private static BadRequest forged(String text) {
        return new BadRequest(
                "\"" + PlainText.shown(text) + "\" is no cursor of this server; take endCursor of the page before");
    }

    private static int check(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, BYTES - Integer.BYTES);
        return (int) crc.getValue() ^ SALT;
    }
}
