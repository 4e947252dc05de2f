package blastradius.ingest.file;

import blastradius.model.BlastRadiusException.BadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One file to import.
 *
 * @param name what it is called towards the caller, an upload's own name for instance
 * @param path where its bytes are
 */
public record ImportFile(String name, Path path) {

    private static final int SHOWN = 255;

    public ImportFile {
        name = shown(name);
    }

    /** A name as it may stand in messages: no characters that are not seen, no ways up or from the root; of a long one the end. */
    public static String shown(String name) {
        String seen = name.chars()
                .limit(1 << 16)
                .filter(ImportFile::isSeen)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        String plain = Arrays.stream(seen.replace('\\', '/').split("/"))
                .filter(part -> !part.isBlank() && !part.equals(".") && !part.equals(".."))
                .collect(Collectors.joining("/"));
        return plain.isEmpty() ? "unnamed" : plain.substring(Math.max(0, plain.length() - SHOWN));
    }

    private static boolean isSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /**
     * The file, or all that are in a folder and in those within it, called by their way from beside it, in the order of their names; hidden
     * ones are left out.
     *
     * @throws BadRequest if there is none
     */
    public static List<ImportFile> in(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return List.of(of(path));
        }
        if (!Files.isDirectory(path)) {
            throw new BadRequest(path + " is no file and no folder");
        }
        Path folder = path.toAbsolutePath().normalize().getFileName();
        try (Stream<Path> all = Files.walk(path)) {
            List<ImportFile> files = all.filter(Files::isRegularFile)
                    .map(path::relativize)
                    .filter(way -> StreamSupport.stream(way.spliterator(), false)
                            .noneMatch(part -> part.toString().startsWith(".")))
                    .sorted()
                    .map(way -> new ImportFile(folder + "/" + way, path.resolve(way)))
                    .toList();
            if (files.isEmpty()) {
                throw new BadRequest("nothing is in the folder " + path);
            }
            return files;
        }
    }

    /** A file that is called by its own name. */
    public static ImportFile of(Path path) {
        Path last = path.getFileName();
        return new ImportFile(last == null ? path.toString() : last.toString(), path);
    }
}
