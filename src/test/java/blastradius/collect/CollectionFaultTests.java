package blastradius.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blastradius.collect.GraphServer.Said;
import blastradius.collect.signin.SignIn;
import blastradius.collect.signin.TenantRefused;
import blastradius.model.BlastRadiusException.NotCollected;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that is busy, cuts, drops, forgets and refuses, as Graph does on any long day: what is collected is the same. */
class CollectionFaultTests extends Collecting {

    private static final String USERS = "users";
    private static final String SECOND = "users?$skiptoken=RFNwdAIAAQAA0002";

    private Map<String, String> undisturbed() throws IOException {
        collected(false);
        return members();
    }

    private void isTheSameWith(GraphServer.Fault fault) throws IOException {
        Map<String, String> whole = undisturbed();
        waits.clear();
        graph.failing(fault);
        assertThat(collected(false).isWhole()).isTrue();
        assertThat(members()).isEqualTo(whole);
    }

    /* Of a call to a list, the first two requests fail; "users" is a list and two further pages. */
    private static GraphServer.Fault twice(Said fault) {
        Map<String, Integer> times = new ConcurrentHashMap<>();
        return (call, time) -> call.startsWith(USERS) && times.merge(call, 1, Integer::sum) <= 2 ? fault : null;
    }

    @Test
    void waitsAsLongAsItIsAskedTo() throws IOException {
        isTheSameWith(twice(Said.of(429, Map.of("Retry-After", "17"), "{\"error\":{\"code\":\"TooManyRequests\"}}")));
        assertThat(waits).hasSize(6).containsOnly(Duration.ofSeconds(17));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void waitsLongerEachTimeWhereItIsNotAskedTo(int status) throws IOException {
        isTheSameWith(twice(Said.error(status, "Busy")));
        assertThat(waits).hasSize(6);
        assertThat(waits)
                .filteredOn(wait -> wait.toMillis() >= 1_000 && wait.toMillis() <= 1_250)
                .hasSize(3);
        assertThat(waits)
                .filteredOn(wait -> wait.toMillis() >= 2_000 && wait.toMillis() <= 2_500)
                .hasSize(3);
    }

    @Test
    void asksAgainWhereTheConnectionIsDropped() throws IOException {
        isTheSameWith(twice(Said.dropped()));
    }

    @Test
    void asksAgainWhereAnAnswerIsCut() throws IOException {
        isTheSameWith(twice(
                Said.of(200, "{\"value\":[{\"id\":\"a\"},{\"id\":\"b\"}]}").cut()));
    }

    @Test
    void asksAgainWhereACutAnswerLooksComplete() throws IOException {
        isTheSameWith(twice(Said.of(200, "{\"value\":[{\"id\":\"a\"},{\"id\":")));
    }

    @Test
    void asksAgainWhereABatchPutsSomeOff() throws IOException {
        Map<String, Integer> times = new ConcurrentHashMap<>();
        isTheSameWith((call, time) -> call.contains("/members") && times.merge(call, 1, Integer::sum) <= 2
                ? Said.of(429, Map.of("Retry-After", "9"), "{\"error\":{\"code\":\"TooManyRequests\"}}")
                : null);
        assertThat(waits).isNotEmpty().containsOnly(Duration.ofSeconds(9));
    }

    @Test
    void asksOneByOneWhereThereIsNoBatch() throws IOException {
        isTheSameWith((call, time) -> call.equals("$batch") ? Said.error(403, "Forbidden") : null);
        assertThat(graph.requests()).anyMatch(request -> request.matches("GET /v1.0/groups/[0-9a-f-]+/members.*"));
    }

    @Test
    void renewsATokenThatEndsMidway() throws IOException {
        Map<String, String> whole = undisturbed();
        issued.set(0);
        Set<String> ended = ConcurrentHashMap.newKeySet();
        graph.failing((call, time) ->
                call.equals(SECOND) && ended.add("first") ? Said.error(401, "InvalidAuthenticationToken") : null);
        collected(false);
        assertThat(members()).isEqualTo(whole);
        assertThat(issued).hasValue(2);
    }

    @Test
    void renewsATokenThatEndsWithinABatch() throws IOException {
        Map<String, String> whole = undisturbed();
        issued.set(0);
        Set<String> ended = ConcurrentHashMap.newKeySet();
        graph.failing((call, time) ->
                call.contains("/owners") && ended.add(call) ? Said.error(401, "InvalidAuthenticationToken") : null);
        collected(false);
        assertThat(members()).isEqualTo(whole);
    }

    @Test
    void endsWhereEveryTokenIsRefused() {
        graph.failing((call, time) -> call.equals(SECOND) ? Said.error(401, "InvalidAuthenticationToken") : null);
        assertThatThrownBy(() -> collected(false))
                .isInstanceOf(NotCollected.class)
                .hasMessageContaining("sign in again");
        assertThat(zip()).doesNotExist();
        graph.failing((call, time) -> null);
        assertThat(resumed(false).isWhole()).isTrue();
    }

    @Test
    void aListThatFailsForAllItsTriesIsUnknownAndSaid() throws IOException {
        graph.failing((call, time) -> call.equals(SECOND) ? Said.error(503, "ServiceUnavailable") : null);
        Collected collected = collected(false);
        assertThat(collected.isWhole()).isFalse();
        assertThat(collected.gaps())
                .anyMatch(gap -> gap.kind().equals(USERS) && gap.why().equals("it answers 503"));
        assertThat(members().keySet()).noneMatch(name -> name.contains("users.2"));
        assertThat(members().get(OWN + "/users.json"))
                .as("one page of three is not the tenant")
                .contains("\"error\"")
                .doesNotContain("\"value\"");
        assertThat(graph.asked(SECOND)).isEqualTo(6);
    }

    @Test
    void readsUsersWithoutTheirLastSignInWhereThatNeedsALicence() throws IOException {
        graph.failing((call, time) -> call.contains("signInActivity")
                ? Said.error(403, "Authentication_RequestFromNonPremiumTenantOrB2CTenant")
                : null);
        assertThat(collected(false).gaps()).noneMatch(gap -> gap.kind().equals(USERS));
        assertThat(members().get(OWN + "/users.json")).contains("\"value\"").doesNotContain("signInActivity");
    }

    @Test
    void asksPlainlyWhereAListTakesNoWishes() throws IOException {
        graph.failing(
                (call, time) -> call.startsWith("oauth2PermissionGrants?") ? Said.error(400, "BadRequest") : null);
        assertThat(collected(false).gaps()).noneMatch(gap -> gap.kind().equals("oauth2PermissionGrants"));
        assertThat(graph.asked("oauth2PermissionGrants")).isEqualTo(1);
    }

    @Test
    void aCustomerThatRefusesDoesNotStopTheOthers() throws IOException {
        refusing = GraphServer.QUAYSIDE;
        Collected collected = collected(true);
        assertThat(collected.tenants()).extracting(Collected.Read::id).containsExactly(OWN, GraphServer.OSTLER);
        assertThat(collected.refused())
                .containsExactly(
                        new Collected.Refused(GraphServer.QUAYSIDE, "Quayside Dental", "nobody there has agreed"));
        assertThat(collected.isWhole()).isFalse();
        assertThat(members().keySet()).noneMatch(name -> name.startsWith(GraphServer.QUAYSIDE));
    }

    private String refusing = "";

    @Override
    SignIn.Token token(String tenant) throws TenantRefused {
        if (tenant.equals(refusing)) {
            throw new TenantRefused("nobody there has agreed");
        }
        return super.token(tenant);
    }

    @Test
    void aPartnersZipWithoutItsRelationshipsIsNotWhole() throws IOException {
        graph.failing(
                (call, time) -> call.contains("delegatedAdminRelationships") ? Said.error(403, "Forbidden") : null);
        Collected collected = collected(true);
        assertThat(collected.isWhole()).isFalse();
        assertThat(collected.refused())
                .extracting(Collected.Refused::name)
                .containsExactly("the customers of Larkfield IT");
    }

    @Test
    void endsAtOnceWhereNobodyIsThere() {
        graph.close();
        assertThatThrownBy(() -> collected(false))
                .isInstanceOf(NotCollected.class)
                .hasMessageContaining("cannot be reached")
                .hasMessageContaining("--resume");
        assertThat(waits).hasSize(5);
    }
}
