package blastradius.attacks.kind;

import static blastradius.attacks.kind.Packed.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import blastradius.attacks.served.Served;
import blastradius.attacks.table.Attack;
import blastradius.attacks.table.Expectation;
import blastradius.attacks.wire.Request;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Archives that are bombs, lie about themselves, or lead elsewhere; and words of mappings that take for ever to compare. */
public final class ArchiveAttacks {

    private static final String KIND = "archive";
    private static final String GRAPH =
            "{\"graph\": {\"nodes\": [{\"id\": \"evil\", \"kinds\": [\"User\"]}], \"edges\": []}}";
    private static final byte[] CUT = utf8("{\"graph\": {\"nodes\": [");
    private static final byte[] GOOD = Packed.zip("graph.json", utf8(GRAPH));

    /* A bound on work, not a measure: a bomb that goes off takes minutes or the heap. */
    private static final Duration BOUND = Duration.ofSeconds(20);

    private static final int UNPACKED_SIZE = 24;
    private static final int PACKED_SIZE = 20;
    private static final int FLAGS = 8;
    private static final int METHOD = 10;
    private static final int OFFSET = 42;

    private ArchiveAttacks() {}

    public static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        bombs().forEach((name, file) -> attacks.add(refused(name, file)));
        broken().forEach((name, file) -> attacks.add(refused(name, file)));
        for (String path : List.of(
                "../../../tmp/%s",
                "/tmp/%s", "..\\..\\tmp\\%s", "C:\\tmp\\%s", "a/../../../../tmp/%s", "./../tmp/%s")) {
            attacks.add(Attack.changing(
                    KIND, "a member that leads elsewhere: " + path, server -> staysInside(server, path)));
        }
        attacks.add(Attack.of(KIND, "a pattern of twelve stars", server -> compares(server, "*a".repeat(12) + "b")));
        attacks.add(Attack.of(KIND, "a pattern of sixty stars", server -> compares(server, "*".repeat(60) + "b")));
        attacks.add(Attack.of(KIND, "a pattern of stars and marks", server -> compares(server, "*?".repeat(30) + "b")));
        attacks.add(Attack.of(KIND, "a pattern that is another language's", server -> compares(server, "(a+)+$")));
        return attacks;
    }

    private static Map<String, byte[]> bombs() {
        byte[] large = Packed.joined(CUT, Packed.spaces(8 << 20));
        Map<String, byte[]> bombs = new java.util.LinkedHashMap<>();
        bombs.put("a member that unpacks to a thousand times its size", Packed.zip("graph.json", large));
        bombs.put("a stream that unpacks to a thousand times its size", Packed.gzip(large));
        bombs.put("a stream within a stream", Packed.gzip(Packed.gzip(large)));
        bombs.put(
                "streams one after the other",
                Packed.joined(Packed.gzip(CUT), Packed.gzip(Packed.spaces(8 << 20)), Packed.gzip(large)));
        bombs.put("an archive within an archive", Packed.zip("inner.zip", Packed.zip("graph.json", large)));
        bombs.put(
                "an archive of archives of archives",
                Packed.zip("a.zip", Packed.zip("b.zip", Packed.zip("c.zip", GOOD))));
        bombs.put("400 members that are small enough each", Packed.zip(many(400, Packed.spaces(1 << 20))));
        bombs.put("10,001 members", Packed.zip(many(10_001, utf8("{}"))));
        bombs.put(
                "2,000 members that are one",
                Packed.overlapping(Packed.joined(Packed.spaces(900_000), utf8(GRAPH)), 2_000));
        bombs.put("two members that are one", Packed.overlapping(utf8(GRAPH), 2));
        bombs.put("a member that says it is small", Packed.lying(Packed.zip("graph.json", large), UNPACKED_SIZE, 10));
        return bombs;
    }

    private static Map<String, byte[]> broken() {
        Map<String, byte[]> broken = new java.util.LinkedHashMap<>();
        broken.put("an archive without its end", Packed.cut(GOOD, GOOD.length - 10));
        broken.put("an archive without its directory", Packed.cut(GOOD, GOOD.length / 2));
        broken.put("an archive of four bytes", Packed.cut(GOOD, 4));
        broken.put("an archive of nothing", Packed.zip(Map.of("folder/", new byte[0])));
        broken.put("a member that says it is huge", Packed.lying(GOOD, UNPACKED_SIZE, 0x7FFFFFFF));
        broken.put("a member whose packed size is more than there is", Packed.lying(GOOD, PACKED_SIZE, 0x7FFFFFFF));
        broken.put("a member that begins beyond the end", Packed.lying(GOOD, OFFSET, 0x7FFFFFF0));
        broken.put("a member under a password", Packed.lying(GOOD, FLAGS, 0x0008_0001));
        broken.put("a member packed in a way nobody knows", Packed.lying(GOOD, METHOD, 99));
        broken.put("a member whose bytes are damaged", Packed.damaged(GOOD, 45));
        broken.put("a stream without its end", Packed.cut(Packed.gzip(utf8(GRAPH)), 40));
        broken.put("a stream of ten bytes", Packed.cut(Packed.gzip(utf8(GRAPH)), 10));
        broken.put("a stream whose sum is wrong", damagedEnd(Packed.gzip(utf8(GRAPH))));
        broken.put(
                "a stream whose name has no end",
                Packed.joined(new byte[] {0x1F, (byte) 0x8B, 8, 8, 0, 0, 0, 0, 0, 3}, Packed.spaces(1 << 20)));
        broken.put("a picture", Packed.joined(new byte[] {(byte) 0x89}, utf8("PNG\r\n\u001a\n"), new byte[64]));
        return broken;
    }

    private static byte[] damagedEnd(byte[] gzip) {
        return Packed.damaged(gzip, gzip.length - 6);
    }

    private static Map<String, byte[]> many(int many, byte[] content) {
        Map<String, byte[]> members = new HashMap<>();
        for (int i = 0; i < many; i++) {
            members.put("f%05d.json".formatted(i), content);
        }
        return members;
    }

    private static Attack refused(String name, byte[] file) {
        return new Attack(
                KIND,
                name,
                server -> Expectation.refused("IMPORT_REJECTED", "LIMIT_EXCEEDED", "BAD_REQUEST")
                        .within(BOUND)
                        .checked(server.wire().send(post("x.zip", file))),
                false);
    }

    private static Request post(String name, byte[] file) {
        return Request.post("/import?source=evil&name=" + name, "application/octet-stream", file);
    }

    private static void staysInside(Served server, String path) throws Exception {
        String name = "evil-" + java.util.UUID.randomUUID() + ".json";
        Expectation.either().checked(server.wire().send(post("x.zip", Packed.zip(path.formatted(name), utf8(GRAPH)))));
        assertThat(Path.of(System.getProperty("java.io.tmpdir"), name)).doesNotExist();
        try (var files = Files.walk(server.folder())) {
            assertThat(files.filter(file -> file.getFileName().toString().contains(name)))
                    .isEmpty();
        }
    }

    /* Once it did not end, and two of them ended the server: so it is asked with a bound that only an endless comparison breaks. */
    private static void compares(Served server, String pattern) {
        String mapping = "mapping: evil\nfiles:\n  - {name: \"" + pattern + "\", columns: [from, kind, to]}\n";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "mapping", "evil.yaml", mapping);
        part(body, "file", "a".repeat(120), "x\tMemberOf\ty\n");
        body.writeBytes(utf8("--x--\r\n"));
        Expectation.refused("IMPORT_REJECTED", "LIMIT_EXCEEDED", "BAD_REQUEST")
                .checked(server.wire()
                        .send(Request.post(
                                "/import?source=evil", "multipart/form-data; boundary=x", body.toByteArray())));
    }

    private static void part(ByteArrayOutputStream body, String name, String file, String text) {
        body.writeBytes(("--x\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + file
                        + "\"\r\n\r\n" + text + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
    }
}
