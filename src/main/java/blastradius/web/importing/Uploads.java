package blastradius.web.importing;

import blastradius.ingest.ImportRequest;
import blastradius.ingest.file.ImportFile;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.LimitExceeded;
import blastradius.store.database.DiskSpace;
import blastradius.store.statement.WorkFolder;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/** Keeps what was sent on disk, in a folder of its own, as long as it is imported. */
public final class Uploads {

    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final int MAX_FILES = 1000;
    private static final int MAX_MAPPING_BYTES = 1 << 20;
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path shared;
    private final WorkFolder folder;
    private final DataSize limit;

    /**
     * @param folder where uploads are kept
     * @param limit bytes of all files of one import
     */
    public Uploads(Path folder, DataSize limit) {
        this.shared = folder;
        this.folder = new WorkFolder(folder);
        this.limit = limit;
    }

    /**
     * Where the container keeps the parts of a body while it reads them: beside what is kept here, so that nobody else can look into them, and
     * those of a server that is gone are removed.
     */
    public Path parts() {
        return shared.resolve("parts").toAbsolutePath();
    }

    /** Removes what servers left here that are gone. */
    public void sweep() {
        try {
            folder.path();
        } catch (IOException failed) {
            LOG.warn("what was uploaded to a server that is gone cannot be removed: {}", failed.getMessage());
        }
    }

    LimitExceeded tooLarge() {
        return new LimitExceeded("an import may hold " + limit.toMegabytes()
                + " MB; send less at once, or compressed, or use the import command on the server");
    }

    /** {@code name}: of a file that is the body itself. */
    Kept keep(HttpServletRequest request, @Nullable String name) throws IOException, ServletException {
        if (request.getContentLengthLong() > limit.toBytes()) {
            throw tooLarge();
        }
        Kept kept = new Kept(place());
        try {
            String type = String.valueOf(request.getContentType());
            if (type.startsWith("multipart/")) {
                keepParts(request, kept);
            } else {
                kept.add(name == null ? "upload" : name, request.getInputStream());
            }
            return kept;
        } catch (IOException | ServletException | RuntimeException failed) {
            kept.close();
            if (DiskSpace.isNamedBy(failed)) {
                throw DiskSpace.refusal("the upload", new IOException(failed));
            }
            throw failed;
        }
    }

    private Path place() {
        try {
            return Files.createTempDirectory(folder.path(), "import");
        } catch (IOException failed) {
            throw DiskSpace.refusal("the upload", failed);
        }
    }

    private static void keepParts(HttpServletRequest request, Kept kept) throws IOException, ServletException {
        for (Part part : request.getParts()) {
            String name = part.getSubmittedFileName();
            if (part.getName().equals("mapping")) {
                kept.own(name, part);
            } else if (name != null) {
                kept.add(name, part.getInputStream());
            }
            part.delete();
        }
        if (kept.files().isEmpty()) {
            throw new BadRequest("the body has no file; send at least one part with a file name");
        }
    }

    /** What one request sent. */
    final class Kept implements AutoCloseable {

        private final Path own;
        private final List<ImportFile> files = new ArrayList<>();
        private ImportRequest.@Nullable NamedMapping mapping;
        private long bytes;

        private Kept(Path own) {
            this.own = own;
        }

        List<ImportFile> files() {
            return files;
        }

        /** The mapping that was sent, else the shipped one of the name. */
        ImportRequest.@Nullable NamedMapping mapping(@Nullable String name) {
            return mapping == null && name != null ? new ImportRequest.NamedMapping(name, null) : mapping;
        }

        /* The file's own name is only shown, never a path on disk. */
        private void add(String name, InputStream in) throws IOException {
            if (files.size() >= MAX_FILES) {
                throw new LimitExceeded("an import may hold " + MAX_FILES + " files; put them into one zip");
            }
            Path path = own.resolve(Integer.toString(files.size()));
            byte[] buffer = new byte[BUFFER_BYTES];
            try (in;
                    OutputStream out = Files.newOutputStream(path)) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    bytes += read;
                    if (bytes > limit.toBytes()) {
                        throw tooLarge();
                    }
                    out.write(buffer, 0, read);
                }
            }
            files.add(
                    new ImportFile(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1), path));
        }

        private void own(@Nullable String name, Part part) throws IOException {
            try (InputStream in = part.getInputStream()) {
                byte[] bytes = in.readNBytes(MAX_MAPPING_BYTES + 1);
                if (bytes.length > MAX_MAPPING_BYTES) {
                    throw new LimitExceeded("the mapping is larger than " + MAX_MAPPING_BYTES + " bytes");
                }
                String text = new String(bytes, StandardCharsets.UTF_8);
                mapping = name == null
                        ? new ImportRequest.NamedMapping(text.strip(), null)
                        : new ImportRequest.NamedMapping(name, text);
            }
        }

        @Override
        public void close() throws IOException {
            FileSystemUtils.deleteRecursively(own);
        }
    }
}
