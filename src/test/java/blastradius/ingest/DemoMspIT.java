package blastradius.ingest;

import blastradius.model.ImportReport;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoMspIT {
    @TempDir
    Path folder;

    @Test
    void tells() throws IOException {
        ImportedStore store = new ImportedStore(folder);
        ImportReport report = store.runFolder(Path.of("seed-data/demo-msp"));
        report.each().forEach(one -> {
            System.out.println(one.source() + " " + one.entities() + " " + one.relations() + " rejected "
                    + one.rejected() + " unknown " + one.unknownKinds());
            one.notes().forEach(note -> System.out.println("   " + note));
        });
        for (String who : new String[] {"ada", "tess", "owen", "ivo", "lena", "gus", "svc-beacon"}) {
            var snapshot = store.snapshot();
            for (int v = 0; v < snapshot.entityCount(); v++) {
                if (snapshot.id(v).equals(ID.get(who))) {
                    System.out.println(who + " controls " + store.controlled(snapshot.id(v)));
                }
            }
        }
        var snapshot = store.snapshot();
        for (int v = 0; v < snapshot.entityCount(); v++) {
            System.out.println(snapshot.id(v) + " | " + snapshot.name(v));
        }
    }

    static final java.util.Map<String, String> ID = new java.util.HashMap<>();

    static {
        try {
            var text = java.nio.file.Files.readString(Path.of("seed-data/demo-msp/fernhill/users.json"));
            var m = java.util.regex.Pattern.compile(
                            "\"id\": \"([^\"]+)\",\\s+\"displayName\": \"[^\"]+\",\\s+\"userPrincipalName\": \"([^@]+)@")
                    .matcher(text);
            while (m.find()) ID.put(m.group(2), m.group(1).toUpperCase());
        } catch (IOException e) {
            throw new RuntimeException(e);
        }
    }
}
