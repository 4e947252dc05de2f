package blastradius.collect;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.collect.request.Pace;
import blastradius.collect.signin.SignIn;
import blastradius.collect.signin.TenantRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A collection from a Graph of this machine, with a sign-in that gives a token for the asking and a clock in which waiting takes no time. */
abstract class Collecting {

    static final String OWN = GraphServer.LARKFIELD;

    final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger issued = new AtomicInteger();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    GraphServer graph;

    @BeforeEach
    void start() throws IOException {
        graph = new GraphServer();
    }

    @AfterEach
    void stop() {
        graph.close();
    }

    Path zip() {
        return folder.resolve("entra.zip");
    }

    /* The number behind the tenant tells one token from another. */
    SignIn.Token token(String tenant) throws TenantRefused {
        return new SignIn.Token(
                tenant + "#" + issued.incrementAndGet(), Instant.now().plusSeconds(3600));
    }

    Collected collected(boolean isPartner) {
        return collected(isPartner, false, Duration.ofSeconds(20));
    }

    Collected resumed(boolean isPartner) {
        return collected(isPartner, true, Duration.ofSeconds(20));
    }

    Collected collected(boolean isPartner, boolean isResumed, Duration reply) {
        return EntraCollection.run(
                new EntraCollection.Question("test", OWN, isPartner, zip(), isResumed),
                graph.address(),
                this::token,
                new Pace(waits::add, Clock.systemUTC(), reply, Instant.now().plusSeconds(600)),
                CollectionProgress.NONE);
    }

    /** The zip's members, by name. */
    Map<String, String> members() throws IOException {
        Map<String, String> members = new TreeMap<>();
        try (ZipFile packed = new ZipFile(zip().toFile())) {
            for (ZipEntry entry : Collections.list(packed.entries())) {
                members.put(
                        entry.getName(),
                        new String(packed.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return members;
    }

    /** What lies in the folder in the end. */
    List<String> left() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Why a list was not read. */
    static String gap(Collected collected, String kind) {
        return collected.gaps().stream()
                .filter(gap -> gap.kind().equals(kind))
                .findFirst()
                .orElseThrow()
                .why();
    }

    /** What was said instead of a list is not taken for one. */
    void isUnknown(String member) throws IOException {
        assertThat(members().get(OWN + "/" + member)).contains("\"error\"").doesNotContain("\"value\"");
    }
}
