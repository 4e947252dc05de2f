package blastradius.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.BesideOthers;
import blastradius.attacks.kind.AfterKind;
import blastradius.attacks.kind.Packed;
import blastradius.attacks.served.EstateState;
import blastradius.attacks.served.Ports;
import blastradius.attacks.served.Served;
import blastradius.attacks.served.SmallDisk;
import blastradius.attacks.wire.BoltCall;
import blastradius.attacks.wire.Reply;
import blastradius.attacks.wire.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults of the machine and of those who run the server: kills, a second process, damaged files, folders that cannot be written, a full
 * disk. One folder goes through all of them in turn, as a start takes longest.
 */
@BesideOthers
@EnabledOnOs(OS.LINUX)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultsIT {

    private static final int ENTITIES = 8_000;
    private static final int LEFT = 1_000;
    private static final Duration START_OR_END = Duration.ofSeconds(90);

    @TempDir
    private static Path folder;

    private static Path data;
    private static Served server;
    private static EstateState before;
    private static final Set<Integer> ENTERED = ConcurrentHashMap.newKeySet();

    @BeforeAll
    static void serve() throws Exception {
        data = folder.resolve("data");
        Path log = Files.createFile(folder.resolve("first.log"));
        Process first = Served.launch(data, log, List.of());
        try (ExecutorService watch = Executors.newSingleThreadExecutor()) {
            Future<?> watched = watch.submit(() -> watchTheFirstStart(first));
            server = Served.of(first, data, log);
            Served.await("the demo", START_OR_END, () -> server.isAnswering());
            watched.cancel(true);
        }
        before = EstateState.of(server);
    }

    @AfterAll
    static void end() throws Exception {
        server.close();
    }

    /* The moment between the opening of the store's port and the setting of its password is the one to catch. */
    private static void watchTheFirstStart(Process process) {
        while (!Thread.currentThread().isInterrupted() && process.isAlive()) {
            try {
                for (int port : Ports.of(process)) {
                    Map<String, String> login = Map.of("scheme", "basic", "principal", "neo4j", "credentials", "neo4j");
                    if (BoltCall.runs(port, null, login, "RETURN 1")
                            || BoltCall.runs(
                                    port, null, login, "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO 'evil12345'")
                            || BoltCall.runs(port, null, Map.of("scheme", "none"), "RETURN 1")) {
                        ENTERED.add(port);
                    }
                }
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    @Order(0)
    void nobodyEntersTheStoreDuringItsFirstStart() {
        assertThat(ENTERED).as("ports at which somebody was let in").isEmpty();
    }

    @Test
    @Order(1)
    void aSecondServerOnTheSameFolderIsRefusedAndHarmsNothing() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Reply> running = threads.submit((Callable<Reply>) () -> imported(server, "running", 4 * ENTITIES));
            Path log = Files.createFile(folder.resolve("second.log"));
            Process second = Served.launch(data, log, List.of());
            assertThat(endsBadly(second))
                    .as(() -> "the second server:\n" + read(log))
                    .isTrue();
            assertThat(read(log)).containsPattern("(?i)another (server|process)|is using|in use|already");
            assertThat(AfterKind.traces(read(log))).isEmpty();
            Reply reply = running.get();
            assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
        }
        assertThat(count(server, "running")).isEqualTo(4 * ENTITIES);
        AfterKind.answers(server);
        before = EstateState.of(server);
    }

    @Test
    @Order(2)
    void aCommandOnTheSameFolderIsRefusedAndHarmsNothing() throws Exception {
        Path file = Files.writeString(folder.resolve("entities.csv"), table("command", 10));
        Path log = Files.createFile(folder.resolve("command.log"));
        List<String> command = new ArrayList<>(Served.java());
        command.addAll(List.of("import", file.toString(), "--source", "command", "--data", data.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(endsBadly(process)).as(() -> "the command:\n" + read(log)).isTrue();
        assertThat(AfterKind.traces(read(log))).isEmpty();
        assertThat(EstateState.of(server)).isEqualTo(before);
        AfterKind.answers(server);
    }

    /* Nor is a snapshot trusted that was damaged meanwhile. */
    @Test
    @Order(3)
    void aKilledImportLeavesTheOldEstateOrTheNewOne() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Reply> cut = threads.submit(() -> imported(server, "killed", ENTITIES));
            Served.pause(Duration.ofMillis(900));
            server.kill();
            assertThat(cut.get().status()).as("an answer before the kill").isIn(0, 200);
        }
        damage(data.resolve("snapshot"));
        server = Served.start(data);
        assertThat(count(server, "killed")).isIn(0L, (long) ENTITIES);
        assertThat(count(server, "running")).isEqualTo(4 * ENTITIES);
        if (count(server, "killed") == 0) {
            assertThat(EstateState.of(server)).isEqualTo(before);
        }
        AfterKind.answers(server);
        assertThat(imported(server, "killed", ENTITIES).status()).isEqualTo(200);
        assertThat(count(server, "killed")).isEqualTo(ENTITIES);
    }

    private static void damage(Path file) throws IOException {
        assertThat(file).isRegularFile();
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 1; i < 8; i++) {
            bytes[bytes.length / 8 * i] ^= 0x55;
        }
        Files.write(file, bytes);
    }

    @Test
    @Order(4)
    void anOpenAddressWithoutAnIssuerEndsTheProcess() throws Exception {
        Path log = Files.createFile(folder.resolve("open.log"));
        Path own = Files.createDirectory(folder.resolve("open"));
        Process open = Served.launch(own, log, List.of(), "--server.address=0.0.0.0");
        assertThat(endsBadly(open)).as(() -> "the open server:\n" + read(log)).isTrue();
        assertThat(read(log)).contains("server.address");
        assertThat(AfterKind.traces(read(log))).isEmpty();
    }

    @Test
    @Order(5)
    void aFolderThatCannotBeWrittenEndsTheProcess() throws Exception {
        Path log = Files.createFile(folder.resolve("unwritable.log"));
        Path own = Files.createFile(folder.resolve("a-file")).resolve("data");
        Process process = Served.launch(own, log, List.of());
        assertThat(endsBadly(process))
                .as(() -> "the server without a folder:\n" + read(log))
                .isTrue();
        assertThat(read(log)).contains("a-file");
        assertThat(AfterKind.traces(read(log))).isEmpty();
    }

    @Test
    @Order(6)
    void aFullDiskIsNamedAndForgottenOnceThereIsRoom() throws Exception {
        server.close();
        Path small = Files.createDirectory(folder.resolve("small"));
        try (SmallDisk disk = SmallDisk.at(small, size(data) + (96L << 20))) {
            copy(data, small.resolve("data"));
            server = Served.start(small.resolve("data"));
            EstateState whole = EstateState.of(server);
            disk.fill(server.process());
            Reply refused = imported(server, "full", ENTITIES);
            Reply fewer = imported(server, "killed", LEFT);
            Reply gone = server.wire().send(Request.of("DELETE /import?source=killed", Map.of()));
            disk.empty(server.process());

            assertThat(refused.status())
                    .as(refused.toString())
                    .isBetween(400, 599)
                    .isNotEqualTo(500);
            assertThat(refused.bodyText()).as("the reason").containsPattern("(?i)disk|space|room");
            server.awaits(
                    "the store",
                    Duration.ofSeconds(60),
                    () -> !EstateState.of(server).text().contains("STORE_UNAVAILABLE"));
            /* Removing may find room where adding finds none: what is said to be done is done, and nothing else. */
            assertThat(count(server, "killed"))
                    .as("%s%n%s", fewer, gone)
                    .isEqualTo(gone.status() == 200 ? 0 : fewer.status() == 200 ? LEFT : ENTITIES);
            if (gone.status() != 200 && fewer.status() != 200) {
                assertThat(EstateState.of(server)).isEqualTo(whole);
            }
            Reply again = imported(server, "full", ENTITIES);
            assertThat(again.status()).as(again.toString()).isEqualTo(200);
            assertThat(count(server, "full")).isEqualTo(ENTITIES);
            AfterKind.answers(server);
            server.close();
        }
    }

    private static boolean endsBadly(Process process) throws InterruptedException {
        boolean ended = process.waitFor(START_OR_END.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        return ended && process.exitValue() != 0;
    }

    private static Reply imported(Served server, String source, int entities) {
        byte[] table = Packed.utf8(table(source, entities));
        return server.wire()
                .send(Request.post("/import?removing=any&source=" + source + "&name=entities.csv", "text/csv", table));
    }

    private static String table(String source, int entities) {
        return IntStream.range(0, entities)
                .mapToObj(i -> source + "/host-" + i + ",Resource,HOST,Host " + i)
                .collect(Collectors.joining("\n", "id,entity,kind,name\n", "\n"));
    }

    private static long count(Served server, String source) {
        return server.ask("{ estate { sources { source entityCount } } }")
                .at("/data/estate/sources")
                .valueStream()
                .filter(each -> each.path("source").asString().equals(source))
                .mapToLong(each -> each.path("entityCount").asLong())
                .sum();
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        Process copying = new ProcessBuilder("cp", "-a", "--sparse=always", from.toString(), to.toString()).start();
        if (copying.waitFor() != 0) {
            throw new IOException("cp ended with " + copying.exitValue());
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException unread) {
            return unread.toString();
        }
    }
}
