package blastradius.cli;

import blastradius.ingest.file.ImportFile;
import blastradius.model.BlastRadiusException.BadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files that a command line names: by themselves, or as a folder, whose files are called by their way from it. */
final class GivenFiles {

    private GivenFiles() {}

    /**
     * The files, those of a folder in the order of their names; what is hidden is passed over.
     *
     * @throws BadRequest naming what is neither file nor folder, or a folder without files
     */
    static List<ImportFile> of(List<Path> given) throws IOException {
        List<ImportFile> files = new ArrayList<>();
        for (Path path : given) {
            if (Files.isDirectory(path)) {
                files.addAll(below(path));
            } else if (Files.isRegularFile(path)) {
                files.add(ImportFile.of(path));
            } else {
                throw new BadRequest(path + " is no file and no folder");
            }
        }
        return files;
    }

    private static List<ImportFile> below(Path folder) throws IOException {
        Path whole = folder.toAbsolutePath().normalize();
        Path name = whole.getFileName();
        String start = name == null ? "" : name + "/";
        try (Stream<Path> all = Files.walk(whole)) {
            List<ImportFile> files = all.filter(Files::isRegularFile)
                    .filter(file -> !isHidden(whole.relativize(file)))
                    .sorted()
                    .map(file -> new ImportFile(start + whole.relativize(file), file))
                    .toList();
            if (files.isEmpty()) {
                throw new BadRequest(folder + " holds no files");
            }
            return files;
        }
    }

    private static boolean isHidden(Path way) {
        for (Path part : way) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
