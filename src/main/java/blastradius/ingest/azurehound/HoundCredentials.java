package blastradius.ingest.azurehound;

import blastradius.ingest.arm.ArmFields;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Claim;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.model.AccessLevel;
import blastradius.model.EntityKind;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets and certificates of applications and their principals, and what else may sign in as them. */
final class HoundCredentials {

    private static final String WORD = "AZAuthenticatesTo";
    private static final String NO_GUID = "00000000-0000-0000-0000-000000000000";
    private static final String GITHUB = "token.actions.githubusercontent.com";
    private static final Pattern SUBJECT = Pattern.compile("repo:([^:/]+/[^:]+)(?::(.*))?");
    private static final RelationClass DEPLOYED =
            new RelationClass(RelationKind.RUNS_AS, "GH_CanAssumeIdentity", Terms.level(AccessLevel.WRITE));
    private static final RelationClass HAS_BRANCH = new RelationClass(RelationKind.CONTAINS, "GH_Contains", Terms.NONE);

    private final Hound hound;
    private final Ledger ledger;

    /** Of whom they are: its number, and its tenant. */
    record Owner(int number, String tenant) {}

    HoundCredentials(Hound hound) {
        this.hound = hound;
        this.ledger = hound.ledger();
    }

    /** What the record of an application or principal lists. */
    void of(Place place, ArmFields data, String ownerId, Owner owner) {
        int nth = 0;
        for (ArmFields password : data.records("passwordCredentials")) {
            credential(place, password, EntityKind.CLIENT_SECRET, id(password, ownerId, ++nth), owner);
        }
        for (ArmFields key : data.records("keyCredentials")) {
            if ("Sign".equalsIgnoreCase(key.text("usage"))) {
                hound.count(
                        "keys with which an application signs what it issues are kept out: they do not sign in as it");
            } else {
                credential(place, key, EntityKind.CERTIFICATE, id(key, ownerId, ++nth), owner);
            }
        }
    }

    private static ToolId id(ArmFields credential, String ownerId, int nth) {
        String keyId = credential.text("keyId");
        return keyId == null || keyId.equals(NO_GUID) ? ToolId.ownedBy(ownerId, "secret " + nth) : ToolId.of(keyId);
    }

    private void credential(Place place, ArmFields fields, EntityKind kind, ToolId id, Owner owner) {
        Instant from = hound.time(place, fields, "startDateTime", ledger.times()::start);
        Instant until = hound.time(place, fields, "endDateTime", ledger.times()::end);
        if (from != null && until != null && !from.isBefore(until)) {
            ledger.rejected(place, "a credential starts at " + from + " and ends at " + until);
            return;
        }
        Map<String, Object> said = new LinkedHashMap<>();
        Ledger.put(said, "startDateTime", fields.text("startDateTime"));
        Ledger.put(said, "endDateTime", fields.text("endDateTime"));
        Ledger.put(said, "type", fields.text("type"));
        String word = kind == EntityKind.CERTIFICATE ? "keyCredential" : "passwordCredential";
        int number = ledger.state(
                place,
                Subject.of(id, kind, word, owner.tenant())
                        .named(fields.text("displayName"))
                        .with(said));
        Terms window = Terms.builder().from(from).until(until).build();
        ledger.claim(Claim.of(
                place, new RelationClass(RelationKind.AUTHENTICATES_AS, WORD, window), number, owner.number()));
    }

    /** A trust: whoever issues tokens of this subject signs in as the application. */
    void federated(Place place, ArmFields data, ArmFields element) {
        ArmFields trust = element.inner("fic").map().isEmpty() ? element : element.inner("fic");
        String appId = element.text("appId") == null ? data.text("appId") : element.text("appId");
        String tenant = data.text("tenantId") == null ? hound.look().tenant() : data.text("tenantId");
        String issuer = trust.text("issuer");
        String subject = trust.text("subject");
        if (appId == null || trust.text("id") == null) {
            ledger.rejected(place, "a federated credential has no id, or no appId");
            return;
        }
        Map<String, Object> said = new LinkedHashMap<>();
        Ledger.put(said, "issuer", issuer);
        Ledger.put(said, "subject", subject);
        Ledger.put(said, "audiences", trust.texts("audiences"));
        int number = ledger.state(
                place,
                Subject.of(
                                ToolId.of(String.valueOf(trust.text("id"))),
                                EntityKind.FEDERATED_TRUST,
                                "AZFederatedIdentityCredential",
                                tenant)
                        .named(trust.text("name"))
                        .with(said));
        int application = ledger.end(place, ToolId.of(appId), tenant);
        ledger.claim(Claim.of(
                place, new RelationClass(RelationKind.AUTHENTICATES_AS, WORD, Terms.NONE), number, application));
        if (issuer != null && subject != null && issuer.contains(GITHUB)) {
            deployed(place, subject, String.valueOf(tenant), application);
        }
    }

    /* A subject that names a branch or an environment is that, not the whole repository. */
    private void deployed(Place place, String subject, String tenant, int application) {
        Matcher matcher = SUBJECT.matcher(subject);
        if (!matcher.matches()) {
            hound.say("subject \"" + subject
                    + "\" of a federated credential names no repository; who it means is not known");
            return;
        }
        String repository = matcher.group(1);
        String rest = matcher.group(2) == null ? "" : matcher.group(2);
        int whole = ledger.state(
                place,
                Subject.of(ToolId.ownedBy(tenant, "repo:" + repository), EntityKind.REPOSITORY, "GH_Repository", null)
                        .named(repository));
        int from = whole;
        if (rest.startsWith("ref:") || rest.startsWith("environment:")) {
            boolean isBranch = rest.startsWith("ref:");
            String name = rest.substring(rest.indexOf(':') + 1).replaceFirst("^refs/(heads|tags)/", "");
            from = ledger.state(
                    place,
                    Subject.of(
                                    ToolId.ownedBy(tenant, "repo:" + repository + ":" + rest),
                                    EntityKind.REPOSITORY,
                                    isBranch ? "GH_Branch" : "GH_Environment",
                                    null)
                            .named(repository + " " + name));
            ledger.claimOnce(Claim.of(place, HAS_BRANCH, whole, from));
        }
        ledger.claimOnce(Claim.of(place, DEPLOYED, from, application));
    }
}
