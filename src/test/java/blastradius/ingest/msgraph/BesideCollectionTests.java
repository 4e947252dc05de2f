package blastradius.ingest.msgraph;

import static org.assertj.core.api.Assertions.assertThat;

import blastradius.model.Relation;
import blastradius.model.RelationKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collection beside responses that say what signing in asks, which a collection does not know. */
class BesideCollectionTests {

    private static final String TENANT = "10000000-0000-4000-8000-000000000001";
    private static final String GUEST = "20000000-0000-4000-8000-000000000001";
    private static final String OTHER = "20000000-0000-4000-8000-000000000002";
    private static final String MEMBER = "20000000-0000-4000-8000-000000000003";
    private static final String HOME = "10000000-0000-4000-8000-000000000002";
    private static final String CONTEXT = "{\"@odata.context\": \"https://graph.microsoft.com/v1.0/$metadata#";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Map<String, String> files = new TreeMap<>();

    private void file(String name, String text) {
        files.put(name, text);
    }

    private static String guest(String id, String name) {
        return "{\"id\": \"" + id + "\", \"displayName\": \"" + name
                + "\", \"userType\": \"Guest\", \"accountEnabled\": true,"
                + " \"userPrincipalName\": \"" + name + "_home.example#EXT#@shop.example\", \"mail\": \"" + name
                + "@home.example\", \"tenantId\": \"" + TENANT + "\"}";
    }

    private static String user(String id, String name) {
        return "{\"id\": \"" + id + "\", \"displayName\": \"" + name + "\", \"accountEnabled\": true,"
                + " \"userPrincipalName\": \"" + name + "@shop.example\", \"tenantId\": \"" + TENANT + "\"}";
    }

    private void collection() {
        file(
                "azurehound.json",
                "{\"data\": [{\"kind\": \"AZTenant\", \"data\": {\"tenantId\": \"" + TENANT
                        + "\", \"displayName\": \"Shop\"}}, {\"kind\": \"AZUser\", \"data\": " + guest(GUEST, "ann")
                        + "}, {\"kind\": \"AZUser\", \"data\": " + user(MEMBER, "cem")
                        + "}, {\"kind\": \"AZUser\", \"data\": " + user(OTHER, "bob")
                        + "}], \"meta\": {\"type\": \"azure\", \"version\": 5, \"count\": 3}}");
    }

    private void responses(boolean withPolicies) {
        file(
                "shop/organization.json",
                CONTEXT + "organization\", \"value\": [{\"id\": \"" + TENANT
                        + "\", \"displayName\": \"Shop\", \"verifiedDomains\": [{\"name\": \"shop.example\"}]}]}");
        file(
                "home/organization.json",
                CONTEXT + "organization\", \"value\": [{\"id\": \"" + HOME
                        + "\", \"displayName\": \"Home\", \"verifiedDomains\": [{\"name\": \"home.example\"}]}]}");
        file(
                "shop/users.json",
                CONTEXT + "users\", \"value\": [" + guest(GUEST, "ann") + ", " + user(MEMBER, "cem") + "]}");
        if (withPolicies) {
            file("shop/policies.json", CONTEXT + "identity/conditionalAccess/policies\", \"value\": []}");
        }
    }

    private List<Relation> into(RelationKind kind, String account) throws IOException {
        return ImportedTenants.of(folder, files).files.estate.relations.stream()
                .filter(relation -> relation.kind() == kind && relation.to().equals(account))
                .toList();
    }

    private static long closed(List<Relation> relations) {
        return relations.stream()
                .filter(relation -> relation.terms().deniedBy() != null)
                .count();
    }

    @Test
    void whatTheResponsesSayOfSigningInCounts() throws IOException {
        collection();
        responses(true);
        List<Relation> cem = into(RelationKind.AUTHENTICATES_AS, MEMBER);
        assertThat(cem).hasSize(2);
        assertThat(closed(cem)).isEqualTo(1);
        assertThat(closed(into(RelationKind.SYNCED_TO, GUEST))).isEqualTo(1);
        assertThat(into(RelationKind.SYNCED_TO, GUEST)).hasSize(2);
        assertThat(into(RelationKind.AUTHENTICATES_AS, OTHER)).hasSize(1);
        assertThat(closed(into(RelationKind.AUTHENTICATES_AS, OTHER)))
                .as("the responses do not speak of him")
                .isZero();
    }

    @Test
    void responsesWithoutPoliciesCloseNothing() throws IOException {
        collection();
        responses(false);
        assertThat(closed(into(RelationKind.AUTHENTICATES_AS, MEMBER))).isZero();
        assertThat(closed(into(RelationKind.SYNCED_TO, GUEST))).isZero();
    }

    @Test
    void aCollectionAloneOpensBoth() throws IOException {
        collection();
        assertThat(closed(into(RelationKind.AUTHENTICATES_AS, MEMBER))).isZero();
        assertThat(into(RelationKind.SYNCED_TO, GUEST)).hasSize(1);
        assertThat(closed(into(RelationKind.SYNCED_TO, GUEST))).isZero();
    }
}
