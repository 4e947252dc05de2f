package blastradius.seed;

import static blastradius.model.AccessLevel.CONTROL;
import static blastradius.model.AccessLevel.USE;
import static blastradius.model.RelationKind.AUTHENTICATES_AS;
import static blastradius.model.RelationKind.CAN;
import static blastradius.model.RelationKind.CAN_MANAGE_MEMBERS;
import static blastradius.model.RelationKind.CAN_TAKE_OVER;
import static blastradius.model.RelationKind.OWNS;
import static blastradius.model.RelationKind.STORES;

import blastradius.model.EntityKind;
import blastradius.model.Terms;
import blastradius.seed.draft.Dates;
import blastradius.seed.draft.EstateDraft;
import blastradius.seed.draft.NewEntity;

/** Rights that no list of administrators shows: who manages a group, owns an application, resets a password, holds a key. */
final class ShadowStories {

    private final EstateDraft draft;

    ShadowStories(EstateDraft draft) {
        this.draft = draft;
    }

    void draw() {
        draft.relate("nw/emma.larsen", CAN_MANAGE_MEMBERS, "nw/night-cover");
        draft.relate("nw/anouk.jansen", OWNS, "nw/console-app");
        draft.relate("kestrel/mi-web", CAN_TAKE_OVER, "kestrel/svc-scan");
        // A reset right: the factor of the account still stands in the way.
        draft.relate("nw/service-desk", CAN, "nw/ulla.strand/pw", USE);
        sshKey();
        certificate();
        deploymentTrust();
        stolenSession();
    }

    private void sshKey() {
        String key = secret("nw/clara.moreau/ssh", EntityKind.SSH_KEY, "SSH key of the network team", "2021-03-03");
        draft.relate("nw/laptop-clara.moreau", STORES, key, CONTROL);
        for (String customer : new String[] {"gannet", "marlin"}) {
            draft.relate(
                    key,
                    AUTHENTICATES_AS,
                    customer + "/fw-admin",
                    Terms.builder().zone("nw/office").build());
        }
    }

    private void certificate() {
        String certificate = secret("mosswood/mi-web/cert", EntityKind.CERTIFICATE, "Portal certificate", "2026-01-10");
        draft.relate("mosswood/web", STORES, certificate, CONTROL);
        draft.relate(certificate, AUTHENTICATES_AS, "mosswood/mi-web", Dates.window("2026-01-10", "2027-01-10"));
    }

    private void deploymentTrust() {
        String trust =
                secret("nw/wi-deploy/trust", EntityKind.FEDERATED_TRUST, "Trust in every repository", "2025-10-10");
        draft.relate(trust, AUTHENTICATES_AS, "nw/wi-deploy");
        draft.relate("nw/repo-runbooks", STORES, trust, CONTROL);
    }

    private void stolenSession() {
        String session = secret("nw/rita.gomes/session", EntityKind.SESSION_TOKEN, "Browser session", "2026-09-30");
        draft.relate(session, AUTHENTICATES_AS, "nw/rita.gomes", Dates.window("2026-09-30", "2026-10-01"));
        draft.relate("nw/laptop-rita.gomes", STORES, session, CONTROL);
    }

    private String secret(String id, EntityKind kind, String name, String created) {
        String tenant = id.startsWith("nw/") ? "northwind" : id.substring(0, id.indexOf('/'));
        return draft.add(NewEntity.of(id, kind, name).tenant(tenant).with("created", created));
    }
}
