package blastradius.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.BlastRadiusException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Valid files with random bytes changed, dropped and doubled: each is read or refused by name, and a refusal changes nothing. */
class MutilatedInputTests {

    private static final int TRIES = Integer.getInteger("blastradius.test.changes", 150);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            graph.json | {"metadata":{"source_kind":"X"},"graph":{"nodes":[{"id":"a","kinds":["User"],"properties":{"name":"x"}}],"edges":[{"kind":"MemberOf","start":{"value":"a"},"end":{"match_by":"name","value":"x"}}]}}
            hybrid_x.jsonl | {"type":"node","id":"1","labels":["User"],"properties":{"enabled":[false]}} {"type":"relationship","id":"2","label":"MemberOf","start":{"id":"1"},"end":{"id":"1"}}
            x.edges.tsv | a\tMemberOf\tb~b\tAdminTo\ta
            entities.csv | id,kind,properties~a,HUMAN,"{""x"": 1}"~b,HOST,
            relations.csv | from,relation,to,from_time,and~a,CAN,b,2026-01-01T00:00:00Z,"x:READ;y:USE"
            case.json | {"id":"c","nodes":[{"id":"u-{i}","kind":"Human","repeat":2}],"edges":[{"from":"u-1","kind":"CAN","to":"u-2","level":"READ"}],"seed":[["u-1","CONTROL"]]}
            case.yaml | id: c~nodes: [{id: u, kind: Human}]~edges: [{from: u, kind: CAN, to: u, cond: {zone: z}}]~seed: [[u, CONTROL]]
            """)
    void isReadOrRefused(String name, String text) throws IOException {
        byte[] valid = text.replace("~", "\n").replace("\\t", "\t").getBytes(StandardCharsets.UTF_8);
        Random random = new Random(name.hashCode());
        for (int attempt = 0; attempt < TRIES; attempt++) {
            readOrRefused(name, mutilated(valid, random), attempt);
        }
    }

    private void readOrRefused(String name, byte[] bytes, int attempt) throws IOException {
        ImportedFiles files = new ImportedFiles(folder);
        Path file = files.file(name, bytes);
        boolean refused = false;
        try {
            files.run(file);
        } catch (BlastRadiusException refusal) {
            refused = true;
        }
        assertThat(files.estate.commits).as("attempt %d of %s", attempt, name).isEqualTo(refused ? 0 : 1);
    }

    private static byte[] mutilated(byte[] valid, Random random) {
        byte[] bytes = valid.clone();
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(bytes.length);
            int until = Math.min(bytes.length, at + random.nextInt(8));
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes = joined(bytes, at, bytes, until);
                default -> bytes = joined(bytes, until, bytes, at);
            }
        }
        return bytes;
    }

    private static byte[] joined(byte[] head, int headEnd, byte[] tail, int tailStart) {
        byte[] joined = new byte[headEnd + tail.length - tailStart];
        System.arraycopy(head, 0, joined, 0, headEnd);
        System.arraycopy(tail, tailStart, joined, headEnd, tail.length - tailStart);
        return joined.length == 0 ? new byte[] {' '} : joined;
    }
}
