package blastradius.ingest;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks what is imported: zip, gzip and plain files, told apart by their first bytes, whatever they are called. */
final class Archives {

    private static final int BUFFER_BYTES = 1 << 16;

    private Archives() {}

    /** The contents of the files, archives' members one by one, in the order of the files and of their members' names. */
    static List<Content> contents(List<ImportFile> files) {
        List<Content> contents = new ArrayList<>();
        for (ImportFile file : files) {
            try {
                addContents(file, contents);
            } catch (IOException failed) {
                throw Failures.unreadable(file.name(), failed);
            }
        }
        return contents;
    }

    private static void addContents(ImportFile file, List<Content> contents) throws IOException {
        byte[] first = firstBytes(file.path());
        if (startsWith(first, 'P', 'K', 3, 4) || startsWith(first, 'P', 'K', 5, 6)) {
            addMembers(file, contents);
        } else if (startsWith(first, 0x1F, 0x8B)) {
            contents.add(gzip(file));
        } else {
            contents.add(new Content(
                    file.name(), Files.size(file.path()), meter -> buffered(meter.counting(open(file.path())))));
        }
    }

    private static byte[] firstBytes(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(4);
        }
    }

    private static boolean startsWith(byte[] bytes, int... expected) {
        boolean equal = bytes.length >= expected.length;
        for (int i = 0; equal && i < expected.length; i++) {
            equal = (bytes[i] & 0xFF) == expected[i];
        }
        return equal;
    }

    private static Content gzip(ImportFile file) throws IOException {
        long packed = Files.size(file.path());
        String name = file.name().endsWith(".gz")
                ? file.name().substring(0, file.name().length() - 3)
                : file.name();
        return new Content(name, packed, meter -> {
            InputStream unpacked = new GZIPInputStream(buffered(meter.counting(open(file.path()))), BUFFER_BYTES);
            return new BoundedStream(unpacked, file.name(), packed);
        });
    }

    private static void addMembers(ImportFile file, List<Content> contents) throws IOException {
        try (ZipFile zip = new ZipFile(file.path().toFile())) {
            List<? extends ZipEntry> members = zip.stream()
                    .filter(member -> !member.isDirectory() && !isClutter(member.getName()))
                    .sorted(java.util.Comparator.comparing(ZipEntry::getName))
                    .toList();
            if (members.size() > ImportLimits.MAX_MEMBERS) {
                throw Failures.rejected(
                        file.name(), "has " + members.size() + " members, more than " + ImportLimits.MAX_MEMBERS);
            }
            members.forEach(member -> contents.add(member(file, member)));
        }
    }

    private static Content member(ImportFile file, ZipEntry member) {
        String name = file.name() + "/" + member.getName();
        long size = Math.max(0, member.getSize());
        return new Content(name, size, meter -> meter.counting(openMember(file, member, name)));
    }

    private static InputStream openMember(ImportFile file, ZipEntry member, String name) throws IOException {
        ZipFile zip = new ZipFile(file.path().toFile());
        InputStream in = zip.getInputStream(member);
        return new FilterInputStream(buffered(new BoundedStream(in, name, member.getCompressedSize()))) {
            @Override
            public void close() throws IOException {
                zip.close();
            }
        };
    }

    /* What operating systems put into archives unasked. */
    private static boolean isClutter(String name) {
        return name.startsWith("__MACOSX/") || name.endsWith(".DS_Store") || name.endsWith("Thumbs.db");
    }

    private static InputStream open(Path path) throws IOException {
        return Files.newInputStream(path);
    }

    private static InputStream buffered(InputStream in) {
        return new BufferedInputStream(in, BUFFER_BYTES);
    }
}
