package blastradius.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.collect.GraphServer.Said;
import blastradius.collect.keeping.WorkFolder;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.Conflict;
import blastradius.model.BlastRadiusException.NotCollected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A collection that stops, wherever it does, goes on with what it has: whole pages, each asked for once. */
class ResumeTests extends Collecting {

    private static final String THIRD = "users?$skiptoken=RFNwdAIAAQAA0003";

    private Path work() {
        return WorkFolder.beside(zip());
    }

    /** Stops when the third page of users is asked for, with the two before it kept. */
    private void stopped() {
        graph.failing((call, time) -> call.equals(THIRD) ? Said.error(401, "InvalidAuthenticationToken") : null);
        assertThatThrownBy(() -> collected(false)).isInstanceOf(NotCollected.class);
        graph.failing((call, time) -> null);
    }

    @Test
    void goesOnWithTheNextPage() throws IOException {
        collected(false);
        Map<String, String> whole = members();
        Files.delete(zip());
        stopped();
        int before = graph.asked("users?$skiptoken=RFNwdAIAAQAA0002");
        assertThat(resumed(false).isWhole()).isTrue();
        assertThat(members()).isEqualTo(whole);
        assertThat(graph.asked("users?$skiptoken=RFNwdAIAAQAA0002")).isEqualTo(before);
        assertThat(work()).doesNotExist();
    }

    @Test
    void goesOnAfterAKillWhereverItComes() throws Exception {
        collected(false);
        Map<String, String> whole = members();
        int all = graph.requests().size();
        for (int share = 0; share < 3; share++) {
            int after = 1 + share * (all - 2) / 2;
            Files.deleteIfExists(zip());
            int before = graph.requests().size();
            CountDownLatch reached = new CountDownLatch(1);
            CountDownLatch killed = new CountDownLatch(1);
            graph.failing((call, time) -> {
                if (graph.requests().size() - before >= after) {
                    reached.countDown();
                    await(killed);
                }
                return null;
            });
            Process process = process();
            assertThat(reached.await(60, TimeUnit.SECONDS)).as("after " + after).isTrue();
            process.destroyForcibly().waitFor();
            graph.failing((call, time) -> null);
            killed.countDown();
            assertThat(zip()).doesNotExist();
            resumed(false);
            assertThat(members()).as("killed after " + after + " requests").isEqualTo(whole);
        }
    }

    private Process process() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CollectingProcess.class.getName(),
                        graph.address().toString(),
                        zip().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("process.log").toFile())
                .start();
    }

    @Test
    void leavesNothingWhereNothingWasRead() throws IOException {
        graph.failing((call, time) -> Said.error(403, "Forbidden"));
        assertThatThrownBy(() -> collected(false)).isInstanceOf(NotCollected.class);
        assertThat(left()).isEmpty();
    }

    @Test
    void aFolderOfSomebodyElseIsLeftAlone() throws IOException {
        Path own = Files.createDirectory(
                work(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(own.resolve("thesis.txt"), "all of it");
        assertThatThrownBy(() -> resumed(false))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("is no folder of a collection");
        assertThat(own.resolve("thesis.txt")).hasContent("all of it");
        Files.delete(own.resolve("thesis.txt"));
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThatThrownBy(() -> resumed(false))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("is open to others");
    }

    @Test
    void whatWasKilledBeforeItReadAnythingIsBegunAnew() throws IOException {
        Path own = Files.createDirectory(
                work(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(own.resolve("journal.jsonl"), "{\"collection\":\"another\"}\n");
        assertThat(collected(false).isWhole()).isTrue();
    }

    @Test
    void isForItsOwnerAlone() throws IOException {
        stopped();
        try (Stream<Path> all = Files.walk(work())) {
            for (Path file : all.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
            }
        }
    }

    @Test
    void beginsAListAnewWhoseLinkHasExpired() throws IOException {
        collected(false);
        Map<String, String> whole = members();
        stopped();
        graph.failing((call, time) -> call.equals(THIRD) && time == 4 ? Said.error(410, "syncStateNotFound") : null);
        resumed(false);
        assertThat(members()).isEqualTo(whole);
    }

    @Test
    void beginsAListAnewWhoseLinkIsCalledBad() throws IOException {
        collected(false);
        Map<String, String> whole = members();
        graph.failing(
                (call, time) -> call.equals(THIRD) && time == 2 ? Said.error(400, "Directory_ExpiredPageToken") : null);
        collected(false);
        assertThat(members()).isEqualTo(whole);
    }

    @Test
    void doesNotBeginAListAnewForEver() throws IOException {
        graph.failing((call, time) -> call.equals(THIRD) ? Said.error(410, "syncStateNotFound") : null);
        assertThat(collected(false).gaps())
                .anyMatch(gap -> gap.kind().equals("users") && gap.why().contains("expire at once"));
        assertThat(graph.asked(THIRD)).isEqualTo(3);
    }

    @Test
    void aPageThatIsNotWholeIsAskedForAgain() throws IOException {
        collected(false);
        Map<String, String> whole = members();
        stopped();
        Path page = work().resolve(OWN).resolve("users.2.json");
        Files.write(page, new byte[] {'{'}, StandardOpenOption.TRUNCATE_EXISTING);
        resumed(false);
        assertThat(members()).isEqualTo(whole);
    }

    @Test
    void whatAKillLeavesBesideTheJournalIsNotPacked() throws IOException {
        collected(false);
        Map<String, String> whole = members();
        stopped();
        Path journal = work().resolve("journal.jsonl");
        List<String> lines = Files.readAllLines(journal);
        Files.writeString(journal, String.join("\n", lines) + "\n{\"list\":\"" + OWN + "/gro");
        Files.writeString(work().resolve(OWN).resolve("users.3.json.draft"), "{\"value\":[");
        Files.writeString(work().resolve(OWN).resolve("users.4.json"), "{\"value\":[]}");
        resumed(false);
        assertThat(members()).isEqualTo(whole);
    }

    @Test
    void whatFailedIsAskedForAgainAndWhatWasForbiddenIsNot() {
        graph.failing((call, time) -> call.equals("domains") || call.startsWith("domains?")
                ? Said.error(503, "ServiceUnavailable")
                : call.equals(THIRD) ? Said.error(401, "InvalidAuthenticationToken") : null);
        assertThatThrownBy(() -> collected(false)).isInstanceOf(NotCollected.class);
        int devices = graph.asked("identity/conditionalAccess/namedLocations");
        graph.failing((call, time) -> call.startsWith("domains") ? Said.of(200, "{\"value\":[]}") : null);
        assertThat(resumed(false).gaps()).noneMatch(gap -> gap.kind().equals("domains"));
        assertThat(graph.asked("identity/conditionalAccess/namedLocations")).isEqualTo(devices);
    }

    @Test
    void asksBeforeItGoesOnOrBeginsAnew() {
        stopped();
        assertThatThrownBy(() -> collected(false))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("--resume")
                .hasMessageContaining("entra.zip.work");
        assertThatThrownBy(() -> EntraCollection.run(
                        new EntraCollection.Question("another", OWN, false, zip(), true),
                        graph.address(),
                        this::token,
                        blastradius.collect.request.Pace.within(Duration.ofMinutes(1)),
                        CollectionProgress.NONE))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("is another collection (test)");
    }

    @Test
    void oneCollectionIsUnderWayInAFolder() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        graph.failing((call, time) -> {
            begun.countDown();
            await(over);
            return null;
        });
        Thread first = Thread.ofVirtual().start(() -> collected(false));
        await(begun);
        assertThatThrownBy(() -> resumed(false)).isInstanceOf(Conflict.class).hasMessageContaining("under way");
        over.countDown();
        first.join();
        assertThat(zip()).exists();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
