package blastradius.collect;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.collect.keeping.WorkFolder.Gap;
import blastradius.collect.request.GraphRequests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is collected, from a partner with two customers, where nothing goes wrong. */
class EntraCollectionTests extends Collecting {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void readsAPartnerAndItsCustomersEachIntoAFolderOfItsOwn() throws IOException {
        Collected collected = collected(true);
        assertThat(collected.tenants())
                .extracting(Collected.Read::name)
                .containsExactly("Larkfield IT", "Quayside Dental", "Ostler Logistics");
        assertThat(collected.refused()).isEmpty();
        assertThat(members().keySet().stream()
                        .map(name -> name.replaceFirst("/.*", ""))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(GraphServer.LARKFIELD, GraphServer.QUAYSIDE, GraphServer.OSTLER);
        assertThat(left()).containsExactly("entra.zip");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(zip())))
                .isEqualTo("rw-------");
    }

    @Test
    void keepsEveryPageThatThereIsUnderThePathOfItsCall() throws IOException {
        collected(true);
        Map<String, String> members = members();
        Set<String> missing = new TreeSet<>();
        recorded("larkfield", GraphServer.LARKFIELD, missing, members);
        recorded("quayside", GraphServer.QUAYSIDE, missing, members);
        recorded("ostler", GraphServer.OSTLER, missing, members);
        assertThat(missing).as("pages of the world that are not in the zip").isEmpty();
        assertThat(members).containsKeys(OWN + "/users.json", OWN + "/users.2.json", OWN + "/users.3.json");
    }

    /* What is asked group by group lies below the path, the rest at it. */
    private static void recorded(String name, String id, Set<String> missing, Map<String, String> members)
            throws IOException {
        Path root = GraphServer.WORLD.resolve(name);
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String member = id + "/" + root.relativize(file);
                String page = Files.readString(file);
                boolean isByGroup = member.contains("privilegedAccess/group");
                for (JsonNode entry : JSON.readTree(page).path("value")) {
                    String where = isByGroup
                            ? member.replace(
                                    ".json", "/" + entry.path("groupId").asString() + ".json")
                            : member;
                    if (!members.getOrDefault(where, "")
                            .contains(entry.path("id").asString())) {
                        missing.add(where);
                    }
                }
                if (!isByGroup && !members.containsKey(member)) {
                    missing.add(member);
                }
            }
        }
    }

    @Test
    void readsOnlyTheOwnTenantUnlessAskedForItsCustomers() throws IOException {
        Collected collected = collected(false);
        assertThat(collected.tenants()).extracting(Collected.Read::id).containsExactly(OWN);
        assertThat(members().keySet()).allMatch(name -> name.startsWith(OWN + "/"));
        assertThat(members().keySet()).noneMatch(name -> name.contains("tenantRelationships"));
        assertThat(graph.requests()).noneMatch(request -> request.contains("tenantRelationships"));
    }

    @Test
    void onlyEverReads() {
        collected(true);
        assertThat(graph.requests()).hasSizeGreaterThan(50);
        for (String request : graph.requests()) {
            assertThat(request).matches("(?s)(GET /v1\\.0/[^$].*|POST /v1\\.0/\\$batch \\{.*)");
            if (request.startsWith("POST")) {
                JsonNode batch = JSON.readTree(request.substring(request.indexOf('{')));
                assertThat(batch.path("requests")).hasSizeBetween(1, 20);
                batch.path("requests").forEach(call -> {
                    assertThat(call.path("method").asString()).isEqualTo("GET");
                    assertThat(call.has("body")).isFalse();
                });
            }
        }
    }

    @Test
    void asksFourAtOnceAtMost() {
        graph.failing((call, time) -> {
            try {
                Thread.sleep(5);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return null;
        });
        collected(true);
        assertThat(graph.atOnce()).isEqualTo(GraphRequests.AT_ONCE);
    }

    @Test
    void dropsTheFirstLettersOfSecrets() throws IOException {
        assertThat(Files.readString(GraphServer.WORLD.resolve("larkfield/applications.json")))
                .contains("\"hint\"");
        collected(false);
        assertThat(members().get(OWN + "/applications.json"))
                .contains("\"passwordCredentials\"", "\"keyId\"", "auto-2026")
                .doesNotContain("hint", "secretText", "x7~");
        assertThat(members().values()).noneMatch(page -> page.contains("\"hint\""));
    }

    @Test
    void whatIsForbiddenIsUnknownAndSaid() throws IOException {
        Collected collected = collected(false);
        assertThat(collected.gaps())
                .contains(new Gap(OWN, "deviceManagement/managedDevices", "refused with 403", true));
        assertThat(collected.isWhole()).isTrue();
        assertThat(members().get(OWN + "/deviceManagement/managedDevices.json"))
                .contains("\"error\"", "Application is not authorized to perform this operation.")
                .doesNotContain("\"value\"");
    }

    @Test
    void asksForNoMoreThanIsRead() {
        collected(true);
        assertThat(graph.requests().stream()
                        .filter(request -> request.startsWith("GET /v1.0/users"))
                        .toList())
                .first()
                .asString()
                .contains("$select=id,", "signInActivity", "$top=500");
        assertThat(graph.requests()).anyMatch(request -> request.contains("groups?$top=999&$select="));
        assertThat(graph.requests()).anyMatch(request -> request.contains("delegatedAdminRelationships?$top=300"));
    }

    @Test
    void asksForTheRulesOfThoseGroupsThatSomebodyMayJoin() throws IOException {
        collected(false);
        List<String> rules = members().keySet().stream()
                .filter(name -> name.contains("roleManagementPolicyAssignments/"))
                .toList();
        assertThat(rules).hasSize(1);
        assertThat(members().keySet())
                .filteredOn(name -> name.contains("eligibilityScheduleInstances/"))
                .as("of eight groups one is filled by a rule, so nobody is made a member of it")
                .hasSize(7);
    }
}
