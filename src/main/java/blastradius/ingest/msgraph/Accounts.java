package blastradius.ingest.msgraph;

import blastradius.ingest.entra.EntraTenant;
import blastradius.ingest.entra.GroupTraits;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.ingest.responses.GraphRecord;
import blastradius.ingest.responses.GraphResource;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accounts, groups and devices, as their records describe them. */
final class Accounts {

    private static final String SIGN_IN = "authentication";

    private final EntraTenant tenant;
    private final Ledger ledger;
    private final People people;
    private final Federation federation;
    private final Devices devices = new Devices();
    private final Map<String, String> byDeviceId = new HashMap<>();

    Accounts(EntraTenant tenant, Ledger ledger, People people, Federation federation) {
        this.tenant = tenant;
        this.ledger = ledger;
        this.people = people;
        this.federation = federation;
    }

    /** The record's object, whatever it is; {@link Ledger#NONE} where it is nothing that is read. */
    int object(GraphRecord record) {
        GraphResource type = GraphResource.ofType(record.text("@odata.type"));
        if (type == GraphResource.USERS) {
            return user(record);
        }
        if (type == GraphResource.GROUPS) {
            return group(record);
        }
        return type == GraphResource.DEVICES ? device(record) : Ledger.NONE;
    }

    int user(GraphRecord record) {
        String id = record.ownId();
        String upn = record.word("userPrincipalName");
        boolean isGuest = isGuest(record);
        Map<String, Object> properties = record.kept(
                "userPrincipalName",
                "mail",
                "proxyAddresses",
                "userType",
                "createdDateTime",
                "onPremisesSyncEnabled",
                "onPremisesSecurityIdentifier",
                "onPremisesImmutableId",
                "onPremisesSamAccountName",
                "onPremisesDomainName",
                "department",
                "jobTitle",
                "externalUserState");
        /* The other time counts attempts that failed. */
        put(properties, "lastUsed", record.at("signInActivity").start("lastSuccessfulSignInDateTime", ledger.times()));
        put(properties, "passwordChanged", record.start("lastPasswordChangeDateTime", ledger.times()));
        Subject subject = subject(id, EntityKind.HUMAN, "user")
                .named(upn)
                .named(record.text("displayName"))
                .with(EntityTraits.DEFAULT
                        .withEnabled(!record.isNot("accountEnabled"))
                        .withGuest(isGuest))
                .with(properties);
        int number = tenant.account(record.place(), subject, record.is("onPremisesSyncEnabled"));
        if (isGuest) {
            people.guest(record);
        } else {
            people.member(number);
            if (federation.isFederated(upn) || record.has("onPremisesImmutableId")) {
                people.federated(number, federation.asksOwnFactor(upn));
            }
        }
        return number;
    }

    /** Whether the account stands for one of elsewhere. */
    static boolean isGuest(GraphRecord record) {
        return record.word("userType").equalsIgnoreCase("Guest")
                || record.word("userPrincipalName").toUpperCase(Locale.ROOT).contains("#EXT#");
    }

    int group(GraphRecord record) {
        String id = record.ownId();
        List<String> types = record.texts("groupTypes");
        GroupTraits traits = new GroupTraits(
                record.is("isAssignableToRole"),
                types.contains("Unified"),
                !record.isNot("securityEnabled"),
                types.contains("DynamicMembership"),
                record.is("onPremisesSyncEnabled"));
        Subject subject = subject(id, EntityKind.GROUP, "group")
                .named(record.text("displayName"))
                .with(record.kept(
                        "description",
                        "isAssignableToRole",
                        "groupTypes",
                        "membershipRule",
                        "securityEnabled",
                        "mailEnabled",
                        "visibility",
                        "onPremisesSyncEnabled",
                        "onPremisesSecurityIdentifier"));
        return tenant.group(record.place(), subject, traits);
    }

    int device(GraphRecord record) {
        String id = record.ownId();
        String deviceId = record.id("deviceId");
        if (deviceId != null) {
            byDeviceId.put(deviceId.toUpperCase(Locale.ROOT), id);
        }
        Map<String, Object> properties = record.kept(
                "deviceId",
                "onPremisesSecurityIdentifier",
                "operatingSystem",
                "operatingSystemVersion",
                "trustType",
                "isManaged",
                "isCompliant",
                "profileType",
                "registrationDateTime");
        put(properties, "lastUsed", record.start("approximateLastSignInDateTime", ledger.times()));
        Subject subject = subject(id, EntityKind.HOST, "device")
                .named(record.text("displayName"))
                .with(EntityTraits.DEFAULT.withEnabled(!record.isNot("accountEnabled")))
                .with(properties);
        int number = tenant.device(record.place(), subject, record.is("isManaged"));
        devices.add(number, record);
        return number;
    }

    /** A machine as Intune knows it: the same as its device, where that is described. */
    int managedDevice(GraphRecord record) {
        String deviceId = record.id("azureADDeviceId");
        String known = deviceId == null ? null : byDeviceId.get(deviceId.toUpperCase(Locale.ROOT));
        Map<String, Object> properties = record.kept(
                "deviceName",
                "serialNumber",
                "manufacturer",
                "model",
                "complianceState",
                "managementAgent",
                "managedDeviceOwnerType",
                "userPrincipalName",
                "enrolledDateTime");
        put(properties, "deviceId", deviceId);
        put(properties, "operatingSystem", record.text("operatingSystem"));
        put(properties, "lastSync", record.start("lastSyncDateTime", ledger.times()));
        String id = known == null ? record.ownId() : known;
        Subject subject = subject(id, EntityKind.HOST, "managedDevice")
                .named(record.text("deviceName"))
                .with(properties);
        int number = tenant.device(record.place(), subject, true);
        devices.add(number, record);
        return number;
    }

    /** The hosts of a group of agents. */
    void agents(GraphRecord group) {
        boolean isOfSignIn = group.word("publishingType").equalsIgnoreCase(SIGN_IN);
        group.all("agents").forEach(agent -> agent(agent, isOfSignIn));
    }

    /** A host on premises that works for the tenant; of what it does there, checking passwords matters. */
    void agent(GraphRecord agent) {
        agent(agent, false);
    }

    private void agent(GraphRecord agent, boolean isOfSignIn) {
        String machine = agent.text("machineName");
        boolean checks = isOfSignIn || agent.texts("supportedPublishingTypes").contains(SIGN_IN);
        if (checks && machine != null && agent.id("id") != null) {
            Subject subject = subject(agent.ownId(), EntityKind.HOST, "onPremisesAgent")
                    .named(machine)
                    .with(Map.of("hostName", machine));
            tenant.synced().checksPasswords(ledger.state(agent.place(), subject));
        }
    }

    Devices devices() {
        return devices;
    }

    private Subject subject(String id, EntityKind kind, String sourceKind) {
        return Subject.of(ToolId.of(id), kind, sourceKind, tenant.id());
    }

    private static void put(Map<String, Object> properties, String name, @Nullable Object value) {
        Ledger.put(properties, name, value instanceof Instant instant ? instant.toString() : value);
    }
}
