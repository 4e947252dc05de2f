package blastradius.attacks.kind;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives, and what makes them lie. */
public final class Packed {

    private static final byte[] CENTRAL = {'P', 'K', 1, 2};
    private static final byte[] END = {'P', 'K', 5, 6};
    private static final int CENTRAL_BYTES = 46;

    private Packed() {}

    static byte[] zip(Map<String, byte[]> members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> member : new TreeMap<>(members).entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    static byte[] zip(String name, byte[] content) {
        return zip(Map.of(name, content));
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    static byte[] spaces(int many) {
        byte[] spaces = new byte[many];
        Arrays.fill(spaces, (byte) ' ');
        return spaces;
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The archive of one member whose directory names the same bytes again and again, as {@code f0.json}, {@code f1.json}, … */
    public static byte[] overlapping(byte[] content, int times) {
        byte[] zip = zip("f00000.json", content);
        int central = indexOf(zip, CENTRAL);
        int end = indexOf(zip, END);
        byte[] entry = Arrays.copyOfRange(zip, central, end);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(zip, 0, central);
        for (int i = 0; i < times; i++) {
            byte[] name = "f%05d.json".formatted(i).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(name, 0, entry, CENTRAL_BYTES, name.length);
            bytes.writeBytes(entry);
        }
        byte[] last = Arrays.copyOfRange(zip, end, zip.length);
        ByteBuffer.wrap(last)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(8, (short) times)
                .putShort(10, (short) times)
                .putInt(12, entry.length * times);
        bytes.writeBytes(last);
        return bytes.toByteArray();
    }

    /** The archive with another number in the first entry of its directory. */
    static byte[] lying(byte[] zip, int offset, int value) {
        byte[] changed = zip.clone();
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(indexOf(zip, CENTRAL) + offset, value);
        return changed;
    }

    static byte[] cut(byte[] bytes, int left) {
        return Arrays.copyOf(bytes, left);
    }

    static byte[] damaged(byte[] bytes, int at) {
        byte[] changed = bytes.clone();
        changed[at] ^= 0x55;
        return changed;
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    private static int indexOf(byte[] bytes, byte[] sought) {
        for (int i = 0; i <= bytes.length - sought.length; i++) {
            if (Arrays.equals(bytes, i, i + sought.length, sought, 0, sought.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException("not in there");
    }
}
