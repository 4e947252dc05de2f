package blastradius.attacks.kind;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.attacks.served.Ports;
import blastradius.attacks.served.Served;
import blastradius.attacks.table.Attack;
import blastradius.attacks.wire.BoltCall;
import blastradius.attacks.wire.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The way past the server, to the store beside it: log-ins over Bolt as a driver and as a page of a browser would try them. */
public final class StoreAttacks {

    private static final String KIND = "store";

    private static final Map<String, Map<String, String>> LOGINS = logins();

    private StoreAttacks() {}

    public static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        LOGINS.forEach((name, login) -> {
            attacks.add(attack(name, null, login));
            attacks.add(attack(name + ", from a page", "http://evil.example", login));
            attacks.add(attack(name + ", from a page of a file", "null", login));
            attacks.add(attack(name + ", over a WebSocket of no page", "", login));
        });
        attacks.add(Attack.of(
                KIND,
                "a file of the machine by LOAD CSV",
                server -> refuses(
                        server,
                        null,
                        Map.of("scheme", "none"),
                        "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row")));
        attacks.add(Attack.of(KIND, "a door beside the two", StoreAttacks::hasTwoDoors));
        attacks.add(Attack.of(
                KIND,
                "a door to other machines",
                server -> assertThat(Ports.open(server.process())).isEmpty()));
        attacks.add(Attack.of(KIND, "200 wrong log-ins, that lock nobody out", StoreAttacks::staysOpenToItself));
        attacks.add(Attack.of(KIND, "another user's look into the folder", StoreAttacks::keepsItsFolderToItself));
        attacks.add(Attack.of(KIND, "a secret among the arguments or in the log", StoreAttacks::saysNoSecret));
        return attacks;
    }

    private static Map<String, Map<String, String>> logins() {
        Map<String, Map<String, String>> logins = new LinkedHashMap<>();
        logins.put("no log-in", Map.of());
        logins.put("the scheme of none", Map.of("scheme", "none"));
        logins.put("the default password", basic("neo4j", "neo4j"));
        for (String password :
                List.of("", "password", "secret", "admin", "blastradius", "blast-radius", "neo4jneo4j")) {
            logins.put("the password \"" + password + "\"", basic("neo4j", password));
        }
        logins.put("another user", basic("admin", "admin"));
        logins.put("our own name", basic("blastradius", "blastradius"));
        logins.put("nobody", basic("", ""));
        logins.put("a bearer", Map.of("scheme", "bearer", "credentials", "x"));
        logins.put("a ticket", Map.of("scheme", "kerberos", "principal", "", "credentials", "x"));
        return logins;
    }

    private static Map<String, String> basic(String principal, String credentials) {
        return Map.of("scheme", "basic", "principal", principal, "credentials", credentials);
    }

    private static Attack attack(String name, @Nullable String origin, Map<String, String> login) {
        return Attack.of(KIND, name, server -> refuses(server, origin, login, "MATCH (n) RETURN count(n)"));
    }

    private static void refuses(Served server, @Nullable String origin, Map<String, String> login, String statement)
            throws IOException {
        for (int port : bolt(server)) {
            assertThat(BoltCall.runs(port, origin, login, statement))
                    .as("the store on port %d runs \"%s\" for %s from %s", port, statement, login, origin)
                    .isFalse();
        }
    }

    private static Set<Integer> bolt(Served server) throws IOException {
        Set<Integer> ports = new TreeSet<>(Ports.of(server.process()));
        ports.remove(server.port());
        return ports;
    }

    private static void hasTwoDoors(Served server) throws IOException {
        assertThat(bolt(server)).as("ports beside %d", server.port()).hasSizeLessThanOrEqualTo(1);
    }

    private static void staysOpenToItself(Served server) throws Exception {
        List<Thread> callers = new ArrayList<>();
        for (int port : bolt(server)) {
            for (int i = 0; i < 200; i++) {
                String password = "wrong" + i;
                callers.add(Thread.ofVirtual()
                        .start(() -> BoltCall.runs(port, null, basic("neo4j", password), "RETURN 1")));
            }
        }
        for (Thread caller : callers) {
            caller.join();
        }
        Reply answer = server.ask("{ entities(search: \"soc\", first: 1) { totalCount } }");
        assertThat(answer.at("/data/entities/totalCount").asInt())
                .as(answer.toString())
                .isPositive();
    }

    private static void keepsItsFolderToItself(Served server) throws IOException {
        assertThat(Files.getPosixFilePermissions(server.folder()))
                .as("who may enter the data folder")
                .isSubsetOf(
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.OWNER_WRITE,
                        PosixFilePermission.OWNER_EXECUTE);
        try (Stream<Path> files = Files.walk(server.folder(), 2)) {
            assertThat(files.filter(
                            file -> file.getFileName().toString().matches("(?i).*(secret|password|key|auth).*")))
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                            .isSubsetOf(
                                    PosixFilePermission.OWNER_READ,
                                    PosixFilePermission.OWNER_WRITE,
                                    PosixFilePermission.OWNER_EXECUTE));
        }
    }

    /* Short texts in these files are versions and times; a secret is long. */
    private static void saysNoSecret(Served server) throws IOException {
        String said = server.log()
                + Files.readString(
                        Path.of("/proc", Long.toString(server.process().pid()), "cmdline"));
        try (Stream<Path> files = Files.list(server.folder())) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() < 1024)
                    .toList()) {
                String text =
                        new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1).strip();
                assertThat(text.length() >= 16 && said.contains(text))
                        .as("%s in the log or arguments", file)
                        .isFalse();
            }
        }
    }
}
