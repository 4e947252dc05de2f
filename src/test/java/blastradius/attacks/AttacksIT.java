package blastradius.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.attacks.kind.AfterKind;
import blastradius.attacks.kind.ArchiveAttacks;
import blastradius.attacks.kind.HostileNameAttacks;
import blastradius.attacks.kind.MutationAttacks;
import blastradius.attacks.kind.SocketAttacks;
import blastradius.attacks.kind.StarvationAttacks;
import blastradius.attacks.kind.StoreAttacks;
import blastradius.attacks.kind.Trickle;
import blastradius.attacks.served.EstateState;
import blastradius.attacks.served.Memory;
import blastradius.attacks.served.Results;
import blastradius.attacks.served.Served;
import blastradius.attacks.table.Attack;
import blastradius.attacks.table.AttackTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * All attacks that leave the server running, kind by kind, against one server with the demo estate. After each attack the estate is as it
 * was; after each kind the server is well; after all of them it holds no more memory than before. {@code -Dattacks=caller,store} tries
 * some kinds alone.
 */
@EnabledOnOs(OS.LINUX)
class AttacksIT {

    /* What the server keeps on purpose: parsed questions, answers, the pages of the index; measured at 10 to 25 MiB. */
    private static final long MOST_MORE_LIVE_BYTES = 96L << 20;

    /* The heap is bounded, and what lies beside it (code, threads, buffers, the page cache of 256 MiB) is too. */
    private static final long MOST_RESIDENT_BYTES = (Served.HEAP_MIB + 1024L) << 20;

    @TempDir
    private static Path folder;

    private static Served server;
    private static Memory before;
    private static EstateState state;
    private static final Results RESULTS = new Results();
    private static final Map<String, Trickle> TRICKLES = new HashMap<>();

    @BeforeAll
    static void serve() throws Exception {
        server = Served.start(Files.createDirectory(folder.resolve("data")));
        AfterKind.answers(server);
        before = Memory.of(server.process());
        state = EstateState.of(server);
        SocketAttacks.TRICKLES.forEach(
                (name, texts) -> TRICKLES.put(name, Trickle.start(name, server, texts[0], texts[1])));
    }

    @AfterAll
    static void tell() throws Exception {
        server.close();
        System.out.println(RESULTS);
    }

    static Map<String, List<Attack>> kinds() {
        Map<String, List<Attack>> kinds = new LinkedHashMap<>();
        for (String table : List.of(
                "caller",
                "method",
                "framing",
                "path",
                "body",
                "question",
                "value",
                "text",
                "import",
                "export",
                "saved",
                "judgement")) {
            kinds.put(table, AttackTable.of(table));
        }
        kinds.put("mutation", MutationAttacks.all());
        kinds.put("store", StoreAttacks.all());
        kinds.put("archive", ArchiveAttacks.all());
        kinds.put("spreadsheet", HostileNameAttacks.all());
        kinds.put("starvation", StarvationAttacks.all());
        List<Attack> sockets = new ArrayList<>(SocketAttacks.all());
        sockets.addAll(SocketAttacks.trickling(TRICKLES));
        kinds.put("socket", sockets);
        return kinds;
    }

    private static Map<String, List<Attack>> chosenKinds() {
        Map<String, List<Attack>> kinds = kinds();
        String chosen = System.getProperty("attacks", "");
        kinds.keySet()
                .removeIf(
                        kind -> !chosen.isEmpty() && !List.of(chosen.split(",")).contains(kind));
        return kinds;
    }

    @TestFactory
    Stream<DynamicNode> holds() {
        Stream<DynamicNode> kinds =
                chosenKinds().entrySet().stream().map(kind -> tests(kind.getKey(), kind.getValue()));
        return Stream.concat(kinds, Stream.of(DynamicTest.dynamicTest("memory", AttacksIT::holdsNoMoreMemory)));
    }

    private static DynamicNode tests(String kind, List<Attack> attacks) {
        int[] logged = new int[1];
        Stream<DynamicTest> first = Stream.of(DynamicTest.dynamicTest(
                "answers before " + kind, () -> logged[0] = server.log().length()));
        Stream<DynamicTest> last =
                Stream.of(DynamicTest.dynamicTest("answers after " + kind, () -> AfterKind.isWell(server, logged[0])));
        Stream<DynamicTest> tried =
                attacks.stream().map(attack -> DynamicTest.dynamicTest(attack.name(), () -> attempt(attack)));
        return DynamicContainer.dynamicContainer(
                kind, Stream.of(first, tried, last).flatMap(tests -> tests));
    }

    private static void holdsNoMoreMemory() throws Exception {
        Memory after = Memory.of(server.process());
        System.out.println("memory before: " + before + "; after: " + after);
        assertThat(after.liveBytes() - before.liveBytes()).isLessThan(MOST_MORE_LIVE_BYTES);
        assertThat(after.residentBytes()).isLessThan(MOST_RESIDENT_BYTES);
    }

    private static void attempt(Attack attack) throws Exception {
        Duration took = Duration.ZERO;
        boolean held = false;
        try {
            took = attack.trial().on(server);
            EstateState now = EstateState.of(server);
            if (!attack.changes()) {
                assertThat(now).as("the estate afterwards").isEqualTo(state);
            }
            held = true;
        } finally {
            RESULTS.add(attack.kind(), held, took);
            state = EstateState.of(server);
        }
    }
}
