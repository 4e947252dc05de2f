package blastradius.ingest.file;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

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

    /** A file that is called by its own name. */
    public static ImportFile of(Path path) {
        Path last = path.getFileName();
        return new ImportFile(last == null ? path.toString() : last.toString(), path);
    }
}
