package blastradius.collect.keeping;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The zip of a collection: there whole, for its owner alone, or not at all. */
final class ExportZip {

    private static final int BUFFER_BYTES = 1 << 16;

    private ExportZip() {}

    static void write(Path root, List<Path> pages, Path zip) throws IOException {
        Path draft = zip.resolveSibling(zip.getFileName() + ".draft");
        try {
            try (ZipOutputStream out =
                    new ZipOutputStream(new BufferedOutputStream(PrivateFiles.created(draft), BUFFER_BYTES))) {
                for (Path page : pages) {
                    out.putNextEntry(
                            new ZipEntry(root.relativize(page).toString().replace('\\', '/')));
                    Files.copy(page, out);
                    out.closeEntry();
                }
            }
            PrivateFiles.put(draft, zip);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
