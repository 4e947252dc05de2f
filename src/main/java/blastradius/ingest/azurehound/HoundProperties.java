package blastradius.ingest.azurehound;

import blastradius.ingest.arm.ArmFields;
import blastradius.ingest.ledger.Ledger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is kept of a record that no analysis reads: for people, for joins, and for what is found amiss. */
final class HoundProperties {

    private HoundProperties() {}

    static Map<String, Object> ofUser(ArmFields data) {
        Map<String, Object> kept = texts(
                data,
                "userPrincipalName",
                "mail",
                "userType",
                "createdDateTime",
                "department",
                "jobTitle",
                "employeeId",
                "onPremisesSecurityIdentifier",
                "onPremisesSamAccountName",
                "onPremisesDomainName",
                "onPremisesImmutableId");
        Ledger.put(kept, "passwordChanged", data.text("lastPasswordChangeDateTime"));
        Ledger.put(kept, "lastUsed", data.inner("signInActivity").text("lastSuccessfulSignInDateTime"));
        /* The collector leaves out what is false: an account that was synchronised once keeps its SID. */
        kept.put("onPremisesSyncEnabled", Boolean.TRUE.equals(data.truth("onPremisesSyncEnabled")));
        lists(kept, data, "proxyAddresses", "otherMails");
        return kept;
    }

    static Map<String, Object> ofGroup(ArmFields data) {
        Map<String, Object> kept = texts(
                data, "mail", "description", "membershipRule", "securityIdentifier", "onPremisesSecurityIdentifier");
        Ledger.put(kept, "isAssignableToRole", data.truth("isAssignableToRole"));
        lists(kept, data, "groupTypes");
        return kept;
    }

    static Map<String, Object> ofApplication(ArmFields data) {
        Map<String, Object> kept = texts(data, "publisherDomain", "signInAudience", "createdDateTime");
        Ledger.put(kept, "objectId", data.text("id"));
        return kept;
    }

    static Map<String, Object> ofPrincipal(ArmFields data) {
        Map<String, Object> kept =
                texts(data, "appId", "appOwnerOrganizationId", "servicePrincipalType", "appDisplayName", "loginUrl");
        Ledger.put(kept, "verifiedPublisher", data.inner("verifiedPublisher").text("displayName"));
        lists(kept, data, "alternativeNames", "tags");
        return kept;
    }

    static Map<String, Object> ofDevice(ArmFields data) {
        Map<String, Object> kept = texts(
                data, "deviceId", "operatingSystem", "operatingSystemVersion", "trustType", "manufacturer", "model");
        Ledger.put(kept, "isManaged", data.truth("isManaged"));
        Ledger.put(kept, "isCompliant", data.truth("isCompliant"));
        Ledger.put(kept, "lastUsed", data.text("approximateLastSignInDateTime"));
        return kept;
    }

    private static Map<String, Object> texts(ArmFields data, String... names) {
        Map<String, Object> kept = new LinkedHashMap<>();
        for (String name : names) {
            Ledger.put(kept, name, data.text(name));
        }
        return kept;
    }

    private static void lists(Map<String, Object> kept, ArmFields data, String... names) {
        for (String name : names) {
            List<String> texts = data.texts(name);
            if (!texts.isEmpty()) {
                kept.put(name, texts);
            }
        }
    }
}
