package blastradius.ingest.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files of one size in every format, to be cut off anywhere. */
public final class SizedFile {

    private SizedFile() {}

    public static byte[] of(String name, int size) throws IOException {
        String csv = IntStream.range(0, size)
                .mapToObj(i -> "e" + i + ",Resource,HOST,Host number " + i)
                .collect(Collectors.joining("\n", "id,entity,kind,name\n", "\n"));
        String lines = IntStream.range(0, size)
                .mapToObj(i -> "{\"id\":\"e" + i + "\",\"entity\":\"Resource\",\"kind\":\"HOST\"}\n")
                .collect(Collectors.joining());
        String graph = IntStream.range(0, size)
                .mapToObj(i -> "{\"id\": \"e" + i + "\", \"kinds\": [\"User\"]}")
                .collect(Collectors.joining(",", "{\"graph\": {\"nodes\": [", "], \"edges\": []}}"));
        return switch (name) {
            case "own.csv" -> utf8(csv);
            case "own.jsonl" -> utf8(lines);
            case "graph.json" -> utf8(graph);
            case "own.csv.gz" -> gzip(csv);
            case "graph.json.gz" -> gzip(graph);
            default -> zip("own.csv", csv);
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(utf8(text));
        }
        return out.toByteArray();
    }

    private static byte[] zip(String member, String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(member));
            zip.write(utf8(text));
        }
        return out.toByteArray();
    }
}
