package blastradius.ingest;

import blastradius.ingest.file.ImportFile;
import blastradius.ingest.file.Progress;
import blastradius.model.ImportReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes small files and imports them into a {@link RecordedEstate}. */
public final class ImportedFiles {

    public final RecordedEstate estate = new RecordedEstate();
    private final Path folder;

    public ImportedFiles(Path folder) {
        this.folder = folder;
    }

    public Path file(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    public Path zip(String name, String member, byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(member));
            zip.write(bytes);
        }
        return file(name, out.toByteArray());
    }

    public Path gzip(String name, byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return file(name, out.toByteArray());
    }

    public ImportReport run(Path... files) {
        return run(null, false, files);
    }

    public ImportReport run(@Nullable String mapping, boolean strict, Path... files) {
        ImportRequest.NamedMapping named = mapping == null ? null : new ImportRequest.NamedMapping(mapping, null);
        return new Importer(estate, Clock.systemUTC())
                .run(
                        new ImportRequest(
                                Arrays.stream(files).map(ImportFile::of).toList(), null, true, strict, named),
                        Progress.NONE);
    }
}
