package blastradius.seed;

import static blastradius.model.AccessLevel.CONTROL;
import static blastradius.model.AccessLevel.READ;
import static blastradius.model.AccessLevel.SEE;
import static blastradius.model.AccessLevel.WRITE;
import static blastradius.model.RelationKind.AUTHENTICATES_AS;
import static blastradius.model.RelationKind.CAN;
import static blastradius.model.RelationKind.CAN_CHANGE_AUTHORITY;
import static blastradius.model.RelationKind.CONSENTED;
import static blastradius.model.RelationKind.CONTAINS;
import static blastradius.model.RelationKind.DEPLOYS_TO;
import static blastradius.model.RelationKind.GRANTS;
import static blastradius.model.RelationKind.HAS_ROLE;
import static blastradius.model.RelationKind.HOLDS_GRANT;
import static blastradius.model.RelationKind.OWNED_BY;
import static blastradius.model.RelationKind.RUNS_AS;
import static blastradius.model.RelationKind.STORES;
import static blastradius.model.RelationKind.TRIGGERS;

import blastradius.model.Criticality;
import blastradius.model.EntityKind;
import blastradius.model.Sensitivity;
import blastradius.model.Terms;
import blastradius.model.TriggerMode;
import blastradius.seed.draft.EstateDraft;
import blastradius.seed.draft.NewEntity;
import java.util.List;
import java.util.Map;

/** Automation that may more than those who start it, pipelines, an agent that reads tickets, and applications with consent. */
final class AutomationStories {

    private static final String HOME = "northwind";

    private final EstateDraft draft;

    AutomationStories(EstateDraft draft) {
        this.draft = draft;
    }

    void draw() {
        runbooks();
        pipeline();
        ticketAgent();
        consoleApp();
        editableRole();
        chatBot();
    }

    /*
     * service desk ─FIXED→ reboot ┐
     * pod 1 ─PARAMETERISED→ onboard ├─ runs as svc-automation ── Global Administrator of all but the scoped customers
     * testers ─ARBITRARY→ script ┘
     */
    private void runbooks() {
        workload("rb-reboot", "Runbook: reboot a server");
        workload("rb-onboard", "Runbook: onboard a user");
        workload("rb-script", "Runbook: run a script");
        for (String runbook : List.of("nw/rb-reboot", "nw/rb-onboard", "nw/rb-script")) {
            draft.relate("nw/automation", CONTAINS, runbook);
            draft.relate(runbook, RUNS_AS, "nw/svc-automation", WRITE);
        }
        trigger("nw/service-desk", "nw/rb-reboot", TriggerMode.FIXED, List.of());
        trigger(
                "nw/pod-1",
                "nw/rb-onboard",
                TriggerMode.PARAMETERISED,
                List.of("harbor/auto", "willow/auto", "juniper/auto", "larch/auto"));
        trigger("nw/automation-testers", "nw/rb-script", TriggerMode.ARBITRARY, List.of());
        draft.relate("nw/svc-automation", CAN, "nw/automation", WRITE);
    }

    private void pipeline() {
        for (String runbook : List.of("nw/rb-reboot", "nw/rb-onboard")) {
            draft.relate("nw/repo-runbooks", DEPLOYS_TO, runbook);
        }
        String deployer = draft.add(NewEntity.of("nw/wi-deploy", EntityKind.WORKLOAD_IDENTITY, "Deployment of runbooks")
                .tenant(HOME)
                .with("subject", "repo:northwind/*"));
        draft.relate(HOME, CONTAINS, deployer);
        draft.relate("nw/repo-runbooks", RUNS_AS, deployer, WRITE);
        for (String customer : List.of("lumen", "indigo", "yarrow")) {
            draft.relate(deployer, CAN, customer + "/cloud", WRITE);
        }
    }

    /** Whoever writes a ticket instructs the agent, and the agent may write to the directories of ten customers. */
    private void ticketAgent() {
        workload("triage", "Ticket triage agent, loop");
        String agent = draft.add(NewEntity.of("nw/triage-agent", EntityKind.AI_AGENT, "Ticket triage agent")
                .tenant(HOME)
                .with("lastUsed", "2026-10-01"));
        draft.relate(HOME, CONTAINS, agent);
        draft.relate("nw/triage", RUNS_AS, agent, WRITE);
        for (String customer : List.of(
                "juniper", "pike", "thistle", "rowan", "lantern", "skipper", "anchor", "vesper", "birch", "jasper")) {
            String grant = draft.add(
                    NewEntity.of(customer + "/triage", EntityKind.GRANT, "User Administrator for the triage agent")
                            .tenant(customer)
                            .with("role", "User Administrator")
                            .with("purpose", "Password resets from tickets"));
            draft.relate(customer, CONTAINS, grant);
            draft.relate(agent, HOLDS_GRANT, grant);
            draft.relate(grant, GRANTS, customer + "/directory", WRITE);
        }
        for (String customer : List.of("juniper", "pike", "birch")) {
            trigger(customer + "/staff", "nw/triage", TriggerMode.ARBITRARY, List.of());
        }
    }

    /** The provider's own application: one registration, one principal and one consent in every customer. */
    private void consoleApp() {
        String app = draft.add(NewEntity.of("nw/console-app", EntityKind.OAUTH_APP, "Northwind Console")
                .tenant(HOME)
                .with("verifiedPublisher", true));
        String secret =
                draft.add(NewEntity.of("nw/console-app/secret", EntityKind.CLIENT_SECRET, "Northwind Console secret")
                        .tenant(HOME)
                        .with("created", "2024-11-02")
                        .with("expires", "2099-12-31"));
        draft.relate(HOME, CONTAINS, app);
        draft.relate(secret, AUTHENTICATES_AS, app);
        draft.relate(
                "nw/vault",
                STORES,
                secret,
                Terms.builder().level(CONTROL).live(true).build());
        draft.relate(
                "nw/repo-scripts",
                STORES,
                secret,
                Terms.builder().level(READ).live(false).build());
        for (Customer customer : Customer.ALL) {
            String principal =
                    draft.add(NewEntity.of(customer.id("sp-console"), EntityKind.SERVICE_PRINCIPAL, "Northwind Console")
                            .tenant(customer.slug()));
            draft.relate(customer.slug(), CONTAINS, principal);
            draft.relate(app, RUNS_AS, principal);
            draft.relate(principal, CONSENTED, customer.id("mail"), READ);
            draft.relate(principal, CONSENTED, customer.id("endpoints"), SEE);
        }
    }

    /** Whoever can edit the role raises the grants that he holds himself. */
    private void editableRole() {
        String role = draft.add(NewEntity.of("nw/role-operator", EntityKind.ROLE, "MSP Operator")
                .tenant(HOME));
        draft.relate(HOME, CONTAINS, role);
        for (Customer customer : Customer.ALL) {
            if (customer.pod() == 3) {
                draft.relate(customer.id("gdap-mail"), HAS_ROLE, role);
            }
        }
        draft.relate("nw/aino.virtanen", CAN_CHANGE_AUTHORITY, role);
    }

    private void chatBot() {
        String bot = draft.add(NewEntity.of("nw/chat-bot", EntityKind.BOT, "Status bot")
                .tenant(HOME)
                .with("lastUsed", "2025-11-30"));
        draft.relate(HOME, CONTAINS, bot);
        draft.relate(bot, CAN, "nw/psa", READ);
        draft.record(bot, OWNED_BY, ProviderPeople.person("tobias.falk"), Map.of("since", "2024-01-01"));
    }

    private void workload(String local, String name) {
        String id = draft.add(NewEntity.of("nw/" + local, EntityKind.WORKLOAD, name)
                .tenant(HOME)
                .value(Criticality.HIGH, Sensitivity.INTERNAL));
        draft.relate(HOME, CONTAINS, id);
    }

    private void trigger(String who, String what, TriggerMode mode, List<String> effects) {
        draft.relate(
                who, TRIGGERS, what, Terms.builder().mode(mode).effects(effects).build());
    }
}
