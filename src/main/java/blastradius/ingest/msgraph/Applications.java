package blastradius.ingest.msgraph;

import blastradius.ingest.entra.EntraTenant;
import blastradius.ingest.ledger.Claim;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.ingest.responses.GraphRecord;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Registrations of applications and their principals, with the credentials of both. */
final class Applications {

    private final EntraTenant tenant;
    private final Ledger ledger;
    private final Repositories repositories;
    private final Map<String, String> appIds = new HashMap<>();
    private final Map<String, String> interfaces = new HashMap<>();
    private final Map<String, Map<String, String>> permissions = new HashMap<>();

    Applications(EntraTenant tenant, Ledger ledger) {
        this.tenant = tenant;
        this.ledger = ledger;
        this.repositories = new Repositories(ledger);
    }

    /** A registration: its id is that of the application, which its principals everywhere name. */
    int registration(GraphRecord record) {
        String objectId = record.ownId();
        String appId = record.id("appId");
        if (appId == null) {
            throw new IllegalArgumentException("the application has no appId; ask for it ($select=id,appId,…)");
        }
        appIds.put(objectId.toUpperCase(Locale.ROOT), appId);
        Subject subject = Subject.of(ToolId.of(appId), EntityKind.OAUTH_APP, "application", tenant.id())
                .named(record.text("displayName"))
                .with(kept(
                        record.kept("appId", "signInAudience", "publisherDomain", "createdDateTime", "identifierUris"),
                        "objectId",
                        objectId));
        GraphRecord lock = record.at("servicePrincipalLockConfiguration");
        boolean isLocked = lock.is("isEnabled") && (lock.is("allProperties") || lock.is("credentialsWithUsageVerify"));
        int number = tenant.registration(record.place(), subject, objectId, isLocked);
        credentials(record, number);
        return number;
    }

    /** A principal, of an application of this tenant or of another. */
    int principal(GraphRecord record) {
        String id = record.ownId();
        String appId = record.id("appId");
        if (appId != null) {
            interfaces.put(id.toUpperCase(Locale.ROOT), appId);
        }
        record.all("appRoles").forEach(role -> name(appId, role));
        String type = record.word("servicePrincipalType");
        EntityKind kind =
                type.equalsIgnoreCase("ManagedIdentity") ? EntityKind.MANAGED_IDENTITY : EntityKind.SERVICE_PRINCIPAL;
        Map<String, Object> properties = record.kept(
                "appId",
                "appOwnerOrganizationId",
                "servicePrincipalType",
                "signInAudience",
                "alternativeNames",
                "tags",
                "appRoleAssignmentRequired",
                "createdDateTime");
        Ledger.put(
                properties, "verifiedPublisher", record.at("verifiedPublisher").text("displayName"));
        Subject subject = Subject.of(ToolId.of(id), kind, "servicePrincipal", tenant.id())
                .named(record.text("appDisplayName"))
                .named(record.text("displayName"))
                .with(EntityTraits.DEFAULT.withEnabled(!record.isNot("accountEnabled")))
                .with(properties);
        int number = tenant.principal(record.place(), subject, appId, record.id("appOwnerOrganizationId"));
        credentials(record, number);
        return number;
    }

    private void name(@Nullable String appId, GraphRecord role) {
        String id = role.id("id");
        String value = role.text("value");
        if (appId != null && id != null && value != null) {
            permissions
                    .computeIfAbsent(appId.toUpperCase(Locale.ROOT), first -> new HashMap<>())
                    .put(id.toUpperCase(Locale.ROOT), value);
        }
    }

    /** The application of a principal that offers permissions; null where nothing describes it. */
    @Nullable
    String interfaceOf(String principal) {
        return interfaces.get(principal.toUpperCase(Locale.ROOT));
    }

    /** What an interface calls a permission; null where it does not say. */
    @Nullable
    String permission(String appId, String id) {
        return permissions
                .getOrDefault(appId.toUpperCase(Locale.ROOT), Map.of())
                .get(id.toUpperCase(Locale.ROOT));
    }

    /** The application id of a registration's object; the id itself where it is none. */
    String appId(String objectId) {
        return appIds.getOrDefault(objectId.toUpperCase(Locale.ROOT), objectId);
    }

    private void credentials(GraphRecord record, int holder) {
        record.all("passwordCredentials").forEach(one -> credential(one, EntityKind.CLIENT_SECRET, holder));
        record.all("keyCredentials").forEach(one -> credential(one, EntityKind.CERTIFICATE, holder));
    }

    private void credential(GraphRecord record, EntityKind kind, int holder) {
        String keyId = record.id("keyId");
        if (keyId == null) {
            return;
        }
        Instant from = record.start("startDateTime", ledger.times());
        Instant until = record.end("endDateTime", ledger.times());
        /* What hints at the secret's text is kept nowhere. */
        Subject subject = Subject.of(
                        ToolId.of(keyId),
                        kind,
                        kind == EntityKind.CERTIFICATE ? "keyCredential" : "passwordCredential",
                        tenant.id())
                .named(record.text("displayName"))
                .with(record.kept("startDateTime", "endDateTime", "type", "usage"));
        int number = ledger.state(record.place(), subject);
        RelationClass opens = new RelationClass(
                RelationKind.AUTHENTICATES_AS,
                "AuthenticatesAs",
                Terms.builder().from(from).until(until).build());
        ledger.claim(Claim.of(record.place(), opens, number, holder));
    }

    /** Every federated credential was handed over. */
    void settle() {
        repositories.settle();
    }

    /** A trust in tokens of elsewhere, by which who gets them is the application. */
    void federatedCredential(String owner, GraphRecord record) {
        String name = record.text("name");
        String subjectText = record.word("subject");
        String appId = appId(owner);
        Subject subject = Subject.of(
                        ToolId.ownedBy(appId, "federated credential " + (name == null ? record.ownId() : name)),
                        EntityKind.FEDERATED_TRUST,
                        "federatedIdentityCredential",
                        tenant.id())
                .named(name == null ? subjectText : name + " (" + subjectText + ")")
                .with(record.kept("issuer", "subject", "audiences", "claimsMatchingExpression"));
        int number = ledger.state(record.place(), subject);
        int holder = ledger.end(record.place(), ToolId.of(appId), tenant.id());
        RelationClass opens =
                new RelationClass(RelationKind.AUTHENTICATES_AS, "FederatedIdentityCredential", Terms.NONE);
        ledger.claim(Claim.of(record.place(), opens, number, holder));
        if (!record.word("issuer").isEmpty()) {
            repositories.claim(record, holder);
        }
    }

    private static Map<String, Object> kept(Map<String, Object> properties, String name, Object value) {
        properties.put(name, value);
        return properties;
    }
}
