package blastradius.ingest.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** A zip of stored members, whose directory may say what it likes. */
final class RawZip {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
    private int count;
    private int flags;

    RawZip flags(int theirs) {
        flags = theirs;
        return this;
    }

    int size() {
        return out.size();
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    RawZip local(String name, byte[] data, int method) {
        return local(name.getBytes(StandardCharsets.UTF_8), data, method);
    }

    RawZip local(byte[] name, byte[] data, int method) {
        byte[] headBytes = new byte[30];
        ByteBuffer head = buffer(headBytes);
        head.putInt(0x04034B50).putShort((short) 20).putShort((short) flags).putShort((short) method);
        head.putInt(0).putInt(crc(data)).putInt(data.length).putInt(data.length);
        head.putShort((short) name.length).putShort((short) 0);
        out.writeBytes(headBytes);
        out.writeBytes(name);
        out.writeBytes(data);
        return this;
    }

    RawZip central(String name, byte[] data, int header, int method, long packed) {
        return central(name.getBytes(StandardCharsets.UTF_8), data, header, method, packed);
    }

    RawZip central(byte[] name, byte[] data, int header, int method, long packed) {
        byte[] headBytes = new byte[46];
        ByteBuffer head = buffer(headBytes);
        head.putInt(0x02014B50).putShort((short) 20).putShort((short) 20);
        head.putShort((short) flags).putShort((short) method).putInt(0).putInt(crc(data));
        head.putInt((int) packed).putInt(data.length).putShort((short) name.length);
        head.putShort((short) 0).putShort((short) 0).putShort((short) 0).putShort((short) 0);
        head.putInt(0).putInt(header);
        directory.writeBytes(headBytes);
        directory.writeBytes(name);
        count++;
        return this;
    }

    byte[] end() {
        int start = out.size();
        out.writeBytes(directory.toByteArray());
        byte[] endBytes = new byte[22];
        ByteBuffer end = buffer(endBytes);
        end.putInt(0x06054B50).putInt(0).putShort((short) count).putShort((short) count);
        end.putInt(directory.size()).putInt(start).putShort((short) 0);
        out.writeBytes(endBytes);
        return out.toByteArray();
    }

    private static int crc(byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(data);
        return (int) crc.getValue();
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
