package blastradius.ingest.archive;

import blastradius.ingest.file.Content;
import blastradius.ingest.file.Failures;
import blastradius.ingest.file.ImportFile;
import blastradius.ingest.file.ImportLimits;
import blastradius.ingest.file.Meter;
import blastradius.ingest.file.Packing;
import blastradius.ingest.file.Patience;
import blastradius.ingest.workbook.Workbook;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Unpacks what is imported: zip, gzip and plain files, gzip within zip, and the sheets of workbooks, told apart by their first bytes,
 * whatever they are called. Other archives, and archives within archives, are refused by name; what systems leave in archives unasked is
 * passed over. Everything is streamed, asks the patience at each reading, and is
 * bounded by {@link Unpacked}. Used by one thread.
 */
public final class Archives {

    private static final int BUFFER_BYTES = 1 << 16;
    /** Folders and files of operating systems, and whatever they hide by a point. */
    private static final Pattern CLUTTER = Pattern.compile(
            "(^|/)(\\.(?!\\.(/|$))[^/]+|__MACOSX|Thumbs\\.db|ehthumbs\\.db|desktop\\.ini|\\$RECYCLE\\.BIN|System Volume Information|@eaDir)(/|$)",
            Pattern.CASE_INSENSITIVE);

    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final Patience patience;
    private final Unpacked unpacked;
    private final Consumer<String> passedOver;
    private final List<Content> contents = new ArrayList<>();

    private Archives(Patience patience, Unpacked unpacked, Consumer<String> passedOver) {
        this.patience = patience;
        this.unpacked = unpacked;
        this.passedOver = passedOver;
    }

    /**
     * The contents of the files, archives' members one by one, in the order of the files and of their members' names.
     *
     * @param passedOver is told the names of members that a system put there
     */
    public static List<Content> contents(
            List<ImportFile> files, Patience patience, Unpacked unpacked, Consumer<String> passedOver) {
        Archives archives = new Archives(patience, unpacked, passedOver);
        for (ImportFile file : files) {
            try {
                archives.add(file);
            } catch (IOException failed) {
                throw Failures.unreadable(file.name(), failed);
            }
        }
        return archives.contents;
    }

    private void add(ImportFile file) throws IOException {
        Content plain = new Content(
                file.name(), Files.size(file.path()), meter -> buffered(meter.counting(watched(file.path()))));
        Packing packing = Packing.of(plain.head());
        switch (packing) {
            case ZIP -> addMembers(file);
            case WORKBOOK -> addSheets(file);
            case GZIP -> contents.add(gunzipped(plain, plain.sizeBytes()));
            case PLAIN, PICTURE -> contents.add(plain);
            case OLD_OFFICE, OPEN_DOCUMENT ->
                throw Failures.rejected(
                        file.name(),
                        "is " + packing.words()
                                + ", which is not read; save its tables as .xlsx (without a password) or as CSV");
            case TAR, SEVEN_ZIP, RAR, XZ, BZIP2, ZSTANDARD, LZ4, COMPRESS ->
                throw Failures.rejected(
                        file.name(),
                        "is " + packing.words()
                                + ", which is not read; unpack it, and import the files or a zip of them");
        }
        requireFew(file.name(), contents.size());
    }

    private static void requireFew(String name, int count) {
        if (count > ImportLimits.MAX_MEMBERS) {
            throw Failures.rejected(
                    name, "brings the files of the import to more than " + ImportLimits.MAX_MEMBERS + " in all");
        }
    }

    private void addMembers(ImportFile file) throws IOException {
        try (FileChannel channel = FileChannel.open(file.path())) {
            for (ZipDirectory.Member member : ZipDirectory.read(file.name(), channel)) {
                patience.check();
                if (isClutter(member.name())) {
                    passedOver.accept(file.name() + "/" + ImportFile.shown(member.name()));
                } else if (!member.isFolder()) {
                    add(member(file, member), member);
                }
            }
        }
    }

    /* What lies behind the workbook's sheets is read as an archive's members are, so that the same limits hold. */
    private void addSheets(ImportFile file) throws IOException {
        Map<String, Content> parts = new HashMap<>();
        try (FileChannel channel = FileChannel.open(file.path())) {
            for (ZipDirectory.Member member : ZipDirectory.read(file.name(), channel)) {
                if (!member.isFolder()) {
                    parts.put(member.name(), member(file, member));
                }
            }
        }
        for (Content sheet : Workbook.sheets(file.name(), parts)) {
            if (sheet.head().length > 0) {
                contents.add(sheet);
            }
        }
    }

    private Content member(ImportFile file, ZipDirectory.Member member) {
        String name = file.name() + "/" + ImportFile.shown(member.name());
        if (member.isEncrypted()) {
            throw Failures.rejected(name, "is encrypted; unpack it with its password and import the plain files");
        }
        if (member.method() != STORED && member.method() != DEFLATED) {
            throw Failures.rejected(
                    name, "is packed by method " + member.method() + ", which is not read; pack it as a usual zip");
        }
        Unpacked.Share share = unpacked.share(name);
        return new Content(name, member.packedBytes(), meter -> buffered(open(file, member, share, meter)));
    }

    private void add(Content content, ZipDirectory.Member member) throws IOException {
        Packing packing = Packing.of(content.head());
        switch (packing) {
            case PLAIN, PICTURE -> contents.add(content);
            case GZIP -> contents.add(gunzipped(content, member.packedBytes()));
            case WORKBOOK, OPEN_DOCUMENT, OLD_OFFICE, ZIP, TAR, SEVEN_ZIP, RAR, XZ, BZIP2, ZSTANDARD, LZ4, COMPRESS ->
                throw nested(content.name(), packing);
        }
    }

    private static RuntimeException nested(String name, Packing packing) {
        return Failures.rejected(name, "is " + packing.words() + " inside an archive; unpack it first");
    }

    private InputStream open(ImportFile file, ZipDirectory.Member member, Unpacked.Share share, Meter meter)
            throws IOException {
        FileChannel channel = FileChannel.open(file.path());
        channel.position(member.start());
        Raw raw = new Raw(watched(Channels.newInputStream(channel)), member.packedBytes());
        InputStream packed = meter.counting(raw);
        if (member.method() == STORED) {
            return new UnpackedStream(packed, share, raw::count, member);
        }
        Inflater inflater = new Inflater(true);
        return new UnpackedStream(
                new InflaterInputStream(packed, inflater, 1 << 13) {
                    @Override
                    public void close() throws IOException {
                        inflater.end();
                        super.close();
                    }
                },
                share,
                inflater::getBytesRead,
                member);
    }

    /* The bytes of a gzip file are held against those of the file that it came in: gzip in a zip counts the zip's. */
    private Content gunzipped(Content packed, long packedBytes) throws IOException {
        String name = packed.name().endsWith(".gz")
                ? packed.name().substring(0, packed.name().length() - 3)
                : packed.name();
        Unpacked.Share share = unpacked.share(packed.name());
        Content content = new Content(name, packed.sizeBytes(), meter -> {
            Raw raw = new Raw(packed.opening().open(meter), Long.MAX_VALUE);
            InputStream plain = new GzipStream(raw);
            return buffered(new UnpackedStream(plain, share, () -> Math.min(raw.count(), packedBytes), null));
        });
        Packing inside = Packing.of(content.head());
        if (inside.isPacked()) {
            throw nested(packed.name() + "/" + content.fileName(), inside);
        }
        return content;
    }

    /** So many bytes at most of what follows, counted. */
    private static final class Raw extends FilterInputStream {

        private final long most;
        private long count;

        Raw(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        long count() {
            return count;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (count == most) {
                return -1;
            }
            int many = super.read(buffer, offset, (int) Math.min(length, most - count));
            count += Math.max(many, 0);
            return many;
        }
    }

    private InputStream watched(Path path) throws IOException {
        return watched(Files.newInputStream(path));
    }

    /* Asks at each reading, so that an import can be stopped wherever it reads. */
    private InputStream watched(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                patience.check();
                return super.read(buffer, offset, length);
            }
        };
    }

    private static boolean isClutter(String name) {
        return CLUTTER.matcher(name).find();
    }

    private static InputStream buffered(InputStream in) {
        return new BufferedInputStream(in, BUFFER_BYTES);
    }
}
