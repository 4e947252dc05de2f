package blastradius.ingest.sharphound;

import blastradius.ingest.ledger.Ledger;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts the fields that no rule reads, by the type of their records. */
final class Unread {

    private static final Set<String> READ = Set.of(
            "objectidentifier",
            "properties",
            "aces",
            "isdeleted",
            "isaclprotected",
            "containedby",
            "childobjects",
            "domainsid",
            "primarygroupsid",
            "allowedtodelegate",
            "allowedtoact",
            "hassidhistory",
            "spntargets",
            "unconstraineddelegation",
            "dumpsmsapassword",
            "sessions",
            "privilegedsessions",
            "registrysessions",
            "localgroups",
            "localadmins",
            "remotedesktopusers",
            "dcomusers",
            "psremoteusers",
            "userrights",
            "dcregistrydata",
            "status",
            "isdc",
            "members",
            "trusts",
            "links",
            "gpochanges",
            "inheritancehashes",
            "forestrootidentifier",
            "hostingcomputer",
            "caregistrydata",
            "enabledcerttemplates",
            "httpenrollmentendpoints",
            "grouplink");

    private final Ledger ledger;

    Unread(Ledger ledger) {
        this.ledger = ledger;
    }

    void fields(String type, AdRecord record) {
        record.fields().forEach((name, value) -> {
            if (!READ.contains(name) && !isEmpty(value)) {
                ledger.unread("field " + name + " of " + type);
            }
        });
    }

    private static boolean isEmpty(Object value) {
        return switch (value) {
            case List<?> list -> list.isEmpty();
            case Map<?, ?> map -> map.isEmpty() || "false".equals(String.valueOf(map.get("collected")));
            default -> false;
        };
    }
}
