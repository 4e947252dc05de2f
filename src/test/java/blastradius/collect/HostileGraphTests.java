package blastradius.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.collect.GraphServer.Said;
import blastradius.model.BlastRadiusException.NotCollected;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A service that is not what it says, or stands under somebody's hand: no token goes anywhere else, no file lies anywhere else, and what it
 * costs is bounded. Whatever it answers, there is an end, and what it spoilt is unknown rather than empty.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HostileGraphTests extends Collecting {

    private static String page(String next, String... ids) {
        return "{\"@odata.nextLink\":\"" + next + "\",\"value\":["
                + String.join(
                        ",", Stream.of(ids).map(id -> "{\"id\":\"" + id + "\"}").toList()) + "]}";
    }

    @Test
    void noTokenGoesToAnotherHost() throws IOException {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            told.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        other.start();
        String port = Integer.toString(other.getAddress().getPort());
        String own = graph.address().getAuthority();
        List<String> links = List.of(
                "http://127.0.0.1:" + port + "/v1.0/users?$skiptoken=2",
                "http://" + own + "@127.0.0.1:" + port + "/v1.0/users",
                "http://localhost:" + port + "/v1.0/users",
                "//127.0.0.1:" + port + "/v1.0/users",
                "http://" + own + ":" + port + "/v1.0/users",
                "https://" + own + "/v1.0/users",
                "http://" + own + "/beta/users",
                "http://" + own + "/v1.0/../beta/users",
                "http:/v1.0/users",
                "users?$skiptoken=2",
                "mailto:x@y",
                "file:///etc/passwd",
                "http://" + own + "\\\\@127.0.0.1:" + port + "/v1.0/users",
                " ",
                "");
        try {
            for (String link : links) {
                graph.failing((call, time) -> call.startsWith("domains") ? Said.of(200, page(link, "a")) : null);
                Collected collected = collected(false);
                assertThat(gap(collected, "domains")).as(link).isEqualTo("its next page is not on Graph");
                isUnknown("domains.json");
            }
        } finally {
            other.stop(0);
        }
        assertThat(told).isEmpty();
        assertThat(graph.requests()).noneMatch(request -> request.contains("/beta/"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void noRedirectIsFollowed(int status) throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        other.createContext("/", exchange -> {
            told.add(String.valueOf(exchange.getRequestURI()));
            exchange.close();
        });
        other.start();
        String there = "http://127.0.0.1:" + other.getAddress().getPort() + "/";
        graph.failing(
                (call, time) -> call.startsWith("domains") ? Said.of(status, Map.of("Location", there), "{}") : null);
        assertThat(gap(collected(false), "domains")).isEqualTo("refused with " + status);
        isUnknown("domains.json");
        other.stop(0);
        assertThat(told).isEmpty();
    }

    @Test
    void pagesThatGoRoundInCirclesEnd() throws IOException {
        String itself = graph.address() + "v1.0/domains?round=1";
        graph.failing((call, time) -> call.startsWith("domains") ? Said.of(200, page(itself, "a")) : null);
        assertThat(gap(collected(false), "domains")).isEqualTo("its pages have no end");
        assertThat(graph.asked("domains?round=1")).isLessThanOrEqualTo(2);
        isUnknown("domains.json");
    }

    @Test
    void pagesWithoutEndEnd() throws IOException {
        graph.failing((call, time) -> call.startsWith("domains")
                ? Said.of(200, page(graph.address() + "v1.0/domains?n=" + (number(call) + 1)))
                : null);
        assertThat(gap(collected(false), "domains")).isEqualTo("its pages have no end");
        assertThat(graph.asked("domains?n=" + (ListReading.MOST_PAGES - 1))).isEqualTo(1);
        assertThat(graph.asked("domains?n=" + ListReading.MOST_PAGES)).isZero();
        assertThat(members().keySet()).noneMatch(name -> name.contains("domains." + "2"));
    }

    private static int number(String call) {
        return call.contains("n=") ? Integer.parseInt(call.replaceFirst(".*n=", "")) : 0;
    }

    @ParameterizedTest
    @ValueSource(strings = {"86400", "999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
    void nobodyWaitsForEver(String header) throws IOException {
        graph.failing(
                (call, time) -> call.startsWith("domains") ? Said.of(429, Map.of("Retry-After", header), "{}") : null);
        assertThat(gap(collected(false), "domains")).startsWith("it asks to be left alone for ");
        assertThat(waits).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "soon", "99999999999999999999", "Mon, 01 Jan 2001 00:00:00 GMT", ""})
    void oddWaitsAreOrdinaryOnes(String header) throws IOException {
        graph.failing((call, time) ->
                call.startsWith("domains") && time == 1 ? Said.of(429, Map.of("Retry-After", header), "{}") : null);
        collected(false);
        assertThat(waits).hasSize(1).allMatch(wait -> wait.compareTo(Duration.ofSeconds(2)) < 0);
    }

    @Test
    void anAnswerThatDripsIsLeft() throws IOException {
        graph.failing((call, time) -> {
            if (call.startsWith("domains")) {
                pause();
            }
            return null;
        });
        Collected collected = collected(false, false, Duration.ofMillis(500));
        assertThat(gap(collected, "domains")).isEqualTo("no whole answer came within 0 seconds");
    }

    private static void pause() {
        try {
            Thread.sleep(2_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aTenantThatIsAnotherIsNotKeptUnderTheName() throws IOException {
        graph.serve(GraphServer.QUAYSIDE, GraphServer.WORLD.resolve("ostler"));
        Collected collected = collected(true);
        assertThat(collected.refused())
                .containsExactly(new Collected.Refused(
                        GraphServer.QUAYSIDE, "Quayside Dental", "another tenant answers for it"));
        assertThat(members().keySet()).noneMatch(name -> name.startsWith(GraphServer.QUAYSIDE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../up", "not-a-guid", "", "{\\\"a\\\":1}"})
    void aTenantWithoutAnIdIsNone(String id) {
        graph.failing((call, time) -> call.startsWith("organization")
                ? Said.of(200, "{\"value\":[{\"id\":\"" + id + "\",\"displayName\":\"x\"}]}")
                : null);
        assertThatThrownBy(() -> collected(false))
                .isInstanceOf(NotCollected.class)
                .hasMessageContaining("another tenant answers");
        assertThat(zip()).doesNotExist();
    }

    @Test
    void answersOfABatchThatNobodyAskedForAreNotBelieved() throws IOException {
        Map<String, String> whole = new HashMap<>();
        collected(false);
        whole.putAll(members());
        graph.failing((call, time) -> call.equals("$batch")
                ? Said.of(
                        200,
                        "{\"responses\":[{\"id\":\"99\",\"status\":200,\"body\":{\"value\":[]}},{\"id\":\"0\"},{},7]}")
                : null);
        collected(false);
        assertThat(members())
                .as("what a batch does not answer is asked for alone")
                .isEqualTo(whole);
    }

    @Test
    void aCollectionThatIsOutOfTimeStopsAndCanGoOn() {
        assertThatThrownBy(() -> EntraCollection.run(
                        new EntraCollection.Question("test", OWN, false, zip(), false),
                        graph.address(),
                        this::token,
                        new blastradius.collect.request.Pace(
                                waits::add,
                                Clock.systemUTC(),
                                Duration.ofSeconds(9),
                                Instant.now().minusSeconds(1)),
                        CollectionProgress.NONE))
                .isInstanceOf(NotCollected.class)
                .hasMessageContaining("--limit");
        assertThat(resumed(false).isWhole()).isTrue();
    }

    @Test
    void namesOfStrangersAreShownAsText() {
        graph.failing((call, time) -> call.startsWith("organization") && time == 1
                ? Said.of(200, "{\"value\":[{\"id\":\"" + OWN + "\",\"displayName\":\"a\\u001b[31m\\u202eb\"}]}")
                : null);
        assertThat(collected(false).tenants().getFirst().name()).doesNotContain("\u001b", "\u202e");
    }
}
