package blastradius.seed;

import static blastradius.model.AccessLevel.CONTROL;
import static blastradius.model.AccessLevel.READ;
import static blastradius.model.AccessLevel.WRITE;
import static blastradius.model.RelationKind.AUTHENTICATES_AS;
import static blastradius.model.RelationKind.CAN;
import static blastradius.model.RelationKind.CAN_CHANGE_AUTHORITY;
import static blastradius.model.RelationKind.CONTAINS;
import static blastradius.model.RelationKind.ISSUED_BY;
import static blastradius.model.RelationKind.MANAGES;
import static blastradius.model.RelationKind.STORES;

import blastradius.model.Criticality;
import blastradius.model.EntityKind;
import blastradius.model.Sensitivity;
import blastradius.model.Terms;
import blastradius.seed.draft.EstateDraft;
import blastradius.seed.draft.NewEntity;
import java.util.List;

/** What the provider runs: its tenant, the tools that reach customers, their service accounts and keys. */
final class ProviderSystems {

    private static final String HOME = "northwind";

    private final EstateDraft draft;

    ProviderSystems(EstateDraft draft) {
        this.draft = draft;
    }

    void draw() {
        draft.add(NewEntity.of(HOME, EntityKind.PROVIDER, "Northwind Managed Services")
                .sourceId("northwind-msp.example")
                .organization(HOME)
                .tier(0));
        contained(resource("site", EntityKind.SCOPE, "Northwind endpoints", 1));
        contained(resource("sso", EntityKind.IDENTITY_PROVIDER, "Harbourgate single sign-on", 0));
        contained(resource("vault", EntityKind.SECRET_STORE, "Operations vault", 0));
        contained(resource("docs-general", EntityKind.SECRET_STORE, "Folio documentation, general", 1));
        contained(resource("docs-escalation", EntityKind.SECRET_STORE, "Folio documentation, escalation", 1));
        contained(resource("pim-policy", EntityKind.POLICY, "Just-in-time policy: approval by an approver", 0));
        contained(resource("ca-policy", EntityKind.POLICY, "Conditional access for staff", 0));
        contained(resource("repo-runbooks", EntityKind.REPOSITORY, "runbooks", 1));
        contained(resource("repo-scripts", EntityKind.REPOSITORY, "scripts", 1));
        contained(resource("office", EntityKind.ZONE, "Office and jump network", 1));
        hosts();
        tools();
        whoRunsWhat();
    }

    private void hosts() {
        for (String host : List.of("jump-1", "jump-2", "srv-rmm", "srv-print")) {
            String id = draft.add(resource(host, EntityKind.HOST, host.toUpperCase(java.util.Locale.ROOT), 1));
            draft.relate("nw/site", CONTAINS, id);
        }
        draft.relate("nw/srv-rmm", CAN, "nw/rmm", CONTROL);
        draft.relate("nw/jump-1", blastradius.model.RelationKind.IN_ZONE, "nw/office");
        draft.relate("nw/jump-2", blastradius.model.RelationKind.IN_ZONE, "nw/office");
    }

    private void tools() {
        tool("rmm", "Beacon RMM", "Remote monitoring and management", "2024-08-19");
        tool("backup", "Stronghold Backup", "Image and file backup", "2026-07-30");
        tool("patch", "Patchwright", "Patch management", "2025-02-04");
        tool("remote", "Reachline", "Remote support", "2026-08-11");
        tool("psa", "Ledgerdesk PSA", "Tickets and contracts", "2026-09-01");
        tool("siem", "Watchpost SIEM", "Security monitoring", "2026-08-20");
        tool("automation", "Cogwheel", "Runbook automation", "2026-06-12");
        tool("invoicing", "Tallybook", "Usage billing", "2025-12-01");
        tool("mdm", "Fleetkeeper", "Management of the provider's own devices", "2026-09-15");
    }

    /** A tool, its service account, and the account's key in the vault, which hands out the current value. */
    private void tool(String local, String name, String purpose, String rotated) {
        contained(resource(local, EntityKind.TOOL, name, 0).with("purpose", purpose));
        String account =
                draft.add(NewEntity.of("nw/svc-" + local, EntityKind.SERVICE_ACCOUNT, "Service account of " + name)
                        .tenant(HOME)
                        .sourceId("svc-" + local + "@northwind-msp.example")
                        .tier(0)
                        .with("lastUsed", "2026-09-30"));
        draft.relate(HOME, CONTAINS, account);
        String key = draft.add(NewEntity.of(account + "/key", EntityKind.API_KEY, "API key of " + name)
                .tenant(HOME)
                .with("created", rotated)
                .with("lastRotated", rotated)
                .with("expires", "2099-12-31"));
        boolean restricted = local.equals("backup") || local.equals("psa");
        draft.relate(
                key,
                AUTHENTICATES_AS,
                account,
                restricted ? Terms.builder().zone("nw/office").build() : Terms.NONE);
        draft.relate(
                "nw/vault",
                STORES,
                key,
                Terms.builder().level(CONTROL).live(true).build());
        draft.relate(key, ISSUED_BY, "nw/" + local);
    }

    private void whoRunsWhat() {
        draft.relate("nw/svc-rmm", CAN, "nw/rmm", WRITE);
        draft.relate("nw/svc-backup", CAN, "nw/backup", CONTROL);
        draft.relate("nw/svc-patch", CAN, "nw/patch", WRITE);
        draft.relate("nw/svc-remote", CAN, "nw/remote", WRITE);
        draft.relate("nw/svc-mdm", CAN, "nw/mdm", WRITE);
        draft.relate("nw/rmm-admins", CAN, "nw/rmm", WRITE);
        draft.relate("nw/rmm-admins", CAN, "nw/remote", WRITE);
        draft.relate("nw/network-team", CAN, "nw/rmm", READ);
        draft.relate("nw/backup-operators", CAN, "nw/backup", CONTROL);
        draft.relate("nw/soc-readers", CAN, "nw/siem", READ);
        draft.relate("nw/billing", CAN, "nw/psa", READ);
        draft.relate("nw/management", CAN, "nw/invoicing", READ);
        draft.relate("nw/developers", CAN, "nw/repo-runbooks", WRITE);
        draft.relate("nw/developers", CAN, "nw/repo-scripts", READ);
        draft.relate("nw/identity-admins", CAN_CHANGE_AUTHORITY, "nw/pim-policy");
        draft.relate("nw/identity-admins", CAN_CHANGE_AUTHORITY, HOME);
        draft.relate("nw/identity-admins", CAN, "nw/mdm", WRITE);
        draft.relate("nw/identity-admins", CAN, "nw/vault", CONTROL);
        draft.relate("nw/identity-admins", CAN, "nw/sso", CONTROL);
        draft.relate("nw/mdm", MANAGES, "nw/site");
        for (String reader : List.of("pod-1", "pod-2", "pod-3", "service-desk", "cloud-team")) {
            draft.relate("nw/" + reader, CAN, "nw/docs-general", READ);
        }
        draft.relate("nw/leads", CAN, "nw/docs-escalation", READ);
        draft.relate("nw/tier3", CAN, "nw/docs-escalation", READ);
    }

    private void contained(NewEntity entity) {
        draft.relate(HOME, CONTAINS, draft.add(entity));
    }

    private static NewEntity resource(String local, EntityKind kind, String name, int tier) {
        return NewEntity.of("nw/" + local, kind, name)
                .tenant(HOME)
                .tier(tier)
                .value(tier == 0 ? Criticality.MISSION : Criticality.HIGH, Sensitivity.RESTRICTED);
    }
}
