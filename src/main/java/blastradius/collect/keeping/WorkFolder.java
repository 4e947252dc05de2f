package blastradius.collect.keeping;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.BlastRadiusException.NotCollected;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where pages are kept until all are there: beside the zip that is to be, 0700. A page is a file that is whole; a list is its pages, or the
 * one file with what was said instead. Held by one process at a time. Thread-safe for different lists.
 */
public final class WorkFolder implements AutoCloseable {

    /** What import takes in all, unpacked. */
    private static final long MOST_BYTES = 16L << 30;

    private static final String JOURNAL = "journal.jsonl";
    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel channel;
    private final Map<String, Journal.Entry> entries = new LinkedHashMap<>();
    private final Journal journal;
    private long bytes;

    private WorkFolder(Path folder, FileChannel channel, Journal.Known known) throws IOException {
        this.folder = folder;
        this.channel = channel;
        for (Journal.Entry entry : known.entries().values()) {
            if (isWhole(entry)) {
                entries.put(entry.list(), entry);
            }
        }
        this.journal = Journal.begun(folder.resolve(JOURNAL), new Journal.Known(known.collection(), entries));
    }

    /**
     * Something that was said in place of a list.
     *
     * @param kind the list, without whose it is
     * @param isForGood whether asking again would bring the same, as without the permission
     */
    public record Gap(String tenant, String kind, String why, boolean isForGood) {}

    /** The work folder of a zip that is to be. */
    public static Path beside(Path zip) {
        return zip.resolveSibling(zip.getFileName() + ".work");
    }

    /**
     * Opens it.
     *
     * @param collection which collection it is, so that another does not go on with its pages
     * @param isResumed whether to go on with one that was begun
     * @throws BadRequest if one was begun and is not to be gone on with, or is another
     */
    public static WorkFolder open(Path zip, String collection, boolean isResumed) throws IOException {
        Path folder = beside(zip);
        PrivateFiles.folders(folder);
        if (!PrivateFiles.isPrivate(folder)) {
            throw new BadRequest(folder + " is open to others; make it 0700, or delete it");
        }
        Optional<Journal.Known> begun = Journal.read(folder.resolve(JOURNAL));
        if (begun.isEmpty() && !isEmpty(folder)) {
            throw new BadRequest(folder + " is no folder of a collection; choose another --out, or delete it");
        }
        FileChannel channel = locked(folder);
        try {
            return new WorkFolder(folder, channel, known(folder, begun, collection, isResumed));
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    private static Journal.Known known(
            Path folder, Optional<Journal.Known> begun, String collection, boolean isResumed) {
        Journal.Known known =
                begun.filter(one -> !one.entries().isEmpty()).orElseGet(() -> new Journal.Known(collection, Map.of()));
        if (!known.entries().isEmpty() && !isResumed) {
            throw new BadRequest(
                    "a collection was begun in " + folder + ": --resume goes on with it, or delete the folder");
        }
        if (!known.collection().equals(collection)) {
            throw new BadRequest("what was begun in " + folder + " is another collection (" + known.collection()
                    + "): give the options that it was begun with, or delete the folder");
        }
        return known;
    }

    /* But for what a collection leaves that was killed before it had read anything. */
    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> String.valueOf(file.getFileName()))
                    .allMatch(name -> name.equals(LOCK) || name.startsWith(JOURNAL));
        }
    }

    private static FileChannel locked(Path folder) throws IOException {
        FileChannel channel = PrivateFiles.channel(folder.resolve(LOCK));
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException here) {
            channel.close();
            throw taken(folder);
        }
        channel.close();
        throw taken(folder);
    }

    private static Conflict taken(Path folder) {
        return new Conflict("another collection is under way in " + folder);
    }

    private boolean isWhole(Journal.Entry entry) throws IOException {
        List<Path> files = files(entry);
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                return false;
            }
            bytes += Files.size(file);
        }
        return !files.isEmpty() && Files.size(files.getLast()) == entry.bytes();
    }

    private List<Path> files(Journal.Entry entry) {
        return IntStream.rangeClosed(1, entry.pages())
                .mapToObj(page -> file(entry.list(), page))
                .toList();
    }

    private Path file(String list, int page) {
        Path file = folder.resolve(list + (page == 1 ? "" : "." + page) + ".json");
        if (!file.normalize().startsWith(folder)) {
            throw new IllegalArgumentException(list + " leads out of the folder");
        }
        return file;
    }

    /** Whether nothing is left to ask for. */
    public synchronized boolean isSettled(String tenant, String path) {
        Journal.Entry entry = entries.get(tenant + "/" + path);
        return entry != null && entry.isSettled();
    }

    /** How many pages of a list there are that is not at its end. */
    public synchronized int pages(String tenant, String path) {
        Journal.Entry entry = entries.get(tenant + "/" + path);
        return entry == null || entry.next() == null ? 0 : entry.pages();
    }

    /** Where the page after those is; empty: at the beginning. */
    public synchronized Optional<String> next(String tenant, String path) {
        return Optional.ofNullable(entries.get(tenant + "/" + path)).map(Journal.Entry::next);
    }

    /** Keeps a page. */
    public void page(Listed list, int number, byte[] json, @Nullable String next) {
        keep(new Journal.Entry(list.path(), list.kind(), number, json.length, next, null, true), json);
    }

    /** Keeps what was said in place of a list; pages that there are of it are gone. */
    public void instead(Listed list, byte[] json, String why, boolean isForGood) {
        forget(list);
        keep(new Journal.Entry(list.path(), list.kind(), 1, json.length, null, why, isForGood), json);
    }

    /**
     * A list of one tenant.
     *
     * @param path with its tenant
     */
    public record Listed(String path, String kind) {

        /** The list of a tenant. */
        public static Listed of(String tenant, String path, String kind) {
            return new Listed(tenant + "/" + path, kind);
        }
    }

    private void keep(Journal.Entry entry, byte[] json) {
        try {
            Path file = file(entry.list(), entry.pages());
            PrivateFiles.write(file, json);
            written(entry, json.length);
        } catch (IOException failed) {
            throw new NotCollected(
                    "it cannot be kept in " + folder + " (is the disk full?); --resume goes on once it can", failed);
        }
    }

    private synchronized void written(Journal.Entry entry, int more) throws IOException {
        bytes += more;
        if (bytes > MOST_BYTES) {
            throw new NotCollected(
                    "there are more than " + MOST_BYTES + " bytes, which is more than import takes at once", null);
        }
        journal.add(entry);
        entries.put(entry.list(), entry);
    }

    /** Takes back what is kept of a list: it begins anew. */
    public void forget(Listed list) {
        Journal.Entry entry = taken(list.path());
        try {
            for (Path file : entry == null ? List.<Path>of() : files(entry)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new NotCollected("pages in " + folder + " cannot be deleted", failed);
        }
    }

    private synchronized Journal.@Nullable Entry taken(String list) {
        return entries.remove(list);
    }

    /** The pages of a list; of a path that ends with a slash, of all lists below it. Not what was said instead. */
    public synchronized List<Path> pagesOf(String tenant, String path) {
        String whole = tenant + "/" + path;
        Stream<Journal.Entry> all = whole.endsWith("/")
                ? entries.values().stream().filter(entry -> entry.list().startsWith(whole))
                : Stream.ofNullable(entries.get(whole));
        return all.filter(entry -> entry.why() == null)
                .map(this::files)
                .flatMap(List::stream)
                .toList();
    }

    /** What was said in place of lists, in the order in which it was said. */
    public synchronized List<Gap> gaps() {
        return entries.values().stream()
                .filter(entry -> entry.why() != null)
                .map(entry -> new Gap(tenant(entry), entry.kind(), String.valueOf(entry.why()), entry.isForGood()))
                .toList();
    }

    /** How many pages there are of a tenant. */
    public synchronized int pagesOf(String tenant) {
        return entries.values().stream()
                .filter(entry -> tenant(entry).equals(tenant))
                .mapToInt(Journal.Entry::pages)
                .sum();
    }

    /** Packs what is kept of some tenants, each a folder: what the journal knows, and nothing that lies beside it. */
    public synchronized void pack(Set<String> tenants, Path zip) throws IOException {
        ExportZip.write(
                folder,
                entries.values().stream()
                        .filter(entry -> tenants.contains(tenant(entry)))
                        .map(this::files)
                        .flatMap(List::stream)
                        .sorted()
                        .toList(),
                zip);
    }

    private static String tenant(Journal.Entry entry) {
        return entry.list().substring(0, entry.list().indexOf('/'));
    }

    /** Forgets all of it, so that closing leaves nothing. */
    public synchronized void empty() {
        entries.clear();
    }

    /** Keeps what was read for another time; where nothing was, nothing is left. */
    @Override
    public synchronized void close() throws IOException {
        journal.close();
        channel.close();
        if (entries.isEmpty()) {
            PrivateFiles.delete(folder);
        }
    }
}
