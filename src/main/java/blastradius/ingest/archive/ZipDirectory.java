package blastradius.ingest.archive;

import blastradius.ingest.file.Failures;
import blastradius.ingest.file.ImportLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The members of a zip, by its central directory (APPNOTE.TXT 6.3.10, sections 4.3 and 4.5), each held against its own header. Nothing is
 * believed that the bytes of the file do not bear out: what overlaps, lies outside the file, or is called differently in the two places
 * refuses the archive, as does a name that stands there twice. The JDK's own reader does not tell where members lie, and takes the
 * second of two equal names for the first.
 */
final class ZipDirectory {

    private static final int LOCAL = 0x04034B50;
    private static final int CENTRAL = 0x02014B50;
    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL_BYTES = 46;
    private static final int MAX_DIRECTORY_BYTES = 64 << 20;
    private static final int ENCRYPTED = 1;
    private static final int UTF_8 = 1 << 11;
    private static final Charset DOS = Charset.forName("IBM437");

    private final String archive;
    private final FileChannel file;
    private final long size;

    private ZipDirectory(String archive, FileChannel file) throws IOException {
        this.archive = archive;
        this.file = file;
        this.size = file.size();
    }

    /**
     * A member whose bytes lie in the file from {@code start} to {@code start + packedBytes}.
     *
     * @param method 0 stored, 8 deflated; others cannot be read
     * @param unpackedBytes what the directory states; to be checked by reading
     */
    record Member(
            String name,
            int method,
            boolean isEncrypted,
            long header,
            long start,
            long packedBytes,
            long unpackedBytes,
            long checksum) {

        boolean isFolder() {
            return name.endsWith("/");
        }

        private long end() {
            return start + packedBytes;
        }
    }

    /** The members in the order of their names. Refuses an archive that cannot be what it says. */
    static List<Member> read(String archive, FileChannel file) throws IOException {
        return new ZipDirectory(archive, file).members();
    }

    private List<Member> members() throws IOException {
        ZipEnd end = ZipEnd.find(archive, file);
        if (end.count() > ImportLimits.MAX_MEMBERS) {
            throw Failures.rejected(archive, "has " + end.count() + " members, more than " + ImportLimits.MAX_MEMBERS);
        }
        if (end.bytes() > MAX_DIRECTORY_BYTES || end.start() < 0 || end.start() + end.bytes() > size) {
            throw damaged("its directory lies outside of it");
        }
        ByteBuffer directory = bytes(end.start(), (int) end.bytes());
        List<Member> members = new ArrayList<>();
        for (long i = 0; i < end.count(); i++) {
            members.add(member(directory));
        }
        if (directory.hasRemaining()) {
            throw damaged("it has more members than it counts");
        }
        checkNames(members);
        checkPlaces(members, end.start());
        members.sort(Comparator.comparing(Member::name));
        return members;
    }

    private Member member(ByteBuffer directory) throws IOException {
        if (directory.remaining() < CENTRAL_BYTES || directory.getInt(directory.position()) != CENTRAL) {
            throw damaged("it has fewer members than it counts");
        }
        ByteBuffer head = directory.slice(directory.position(), CENTRAL_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        directory.position(directory.position() + CENTRAL_BYTES);
        byte[] name = taken(directory, head.getShort(28) & 0xFFFF);
        byte[] extra = taken(directory, head.getShort(30) & 0xFFFF);
        taken(directory, head.getShort(32) & 0xFFFF);
        Zip64 sizes = Zip64.of(head, extra);
        if (sizes == null) {
            throw damaged("its member \"" + text(name, true) + "\" has no sizes");
        }
        int flags = head.getShort(8);
        return placed(
                new Member(
                        text(name, (flags & UTF_8) != 0),
                        head.getShort(10) & 0xFFFF,
                        (flags & ENCRYPTED) != 0,
                        sizes.header(),
                        0,
                        sizes.packed(),
                        sizes.unpacked(),
                        head.getInt(16) & 0xFFFF_FFFFL),
                name);
    }

    /* Where the member's bytes begin, which only its own header tells. */
    private Member placed(Member member, byte[] name) throws IOException {
        long header = member.header();
        if (header < 0 || member.packedBytes() < 0 || header + LOCAL_BYTES + name.length > size) {
            throw outside(member);
        }
        ByteBuffer local = bytes(header, LOCAL_BYTES + name.length);
        int nameBytes = local.getShort(26) & 0xFFFF;
        boolean same = local.getInt(0) == LOCAL
                && (local.getShort(8) & 0xFFFF) == member.method()
                && nameBytes == name.length
                && local.slice(LOCAL_BYTES, nameBytes).equals(ByteBuffer.wrap(name));
        if (!same) {
            throw damaged("its member \"" + member.name() + "\" is another one in its own header");
        }
        long start = header + LOCAL_BYTES + nameBytes + (local.getShort(28) & 0xFFFF);
        if (start > size - member.packedBytes()) {
            throw outside(member);
        }
        return new Member(
                member.name(),
                member.method(),
                member.isEncrypted(),
                header,
                start,
                member.packedBytes(),
                member.unpackedBytes(),
                member.checksum());
    }

    private void checkNames(List<Member> members) {
        Set<String> names = new HashSet<>();
        for (Member member : members) {
            if (!names.add(member.name())) {
                throw damaged("\"" + member.name() + "\" stands there twice");
            }
        }
    }

    /* Members that share bytes are how a small file unpacks to any size (Fifield, A better zip bomb, WOOT 2019). */
    private void checkPlaces(List<Member> members, long directory) {
        List<Member> inOrder = members.stream()
                .sorted(Comparator.comparingLong(Member::header))
                .toList();
        long free = 0;
        for (Member member : inOrder) {
            if (member.header() < free || member.end() > directory) {
                throw damaged("its member \"" + member.name() + "\" overlaps with another part of it");
            }
            free = member.end();
        }
    }

    private ByteBuffer bytes(long from, int count) throws IOException {
        return ZipEnd.bytes(file, from, count);
    }

    private byte[] taken(ByteBuffer directory, int count) {
        if (count > directory.remaining()) {
            throw damaged("its directory is cut off");
        }
        byte[] bytes = new byte[count];
        directory.get(bytes);
        return bytes;
    }

    private static String text(byte[] name, boolean declaredUtf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name))
                    .toString();
        } catch (CharacterCodingException other) {
            return new String(name, declaredUtf8 ? StandardCharsets.UTF_8 : DOS);
        }
    }

    private RuntimeException outside(Member member) {
        return damaged("its member \"" + member.name() + "\" lies outside of it");
    }

    private RuntimeException damaged(String why) {
        return ZipEnd.damaged(archive, why);
    }
}
