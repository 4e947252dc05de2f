package blastradius.ingest.sharphound;

import blastradius.ingest.directory.AccessList;
import blastradius.ingest.directory.DirectoryRules;
import blastradius.ingest.directory.Right;
import blastradius.ingest.domain.Ace;
import blastradius.ingest.domain.Directory;
import blastradius.ingest.domain.DirectoryKind;
import blastradius.ingest.domain.Principal;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import java.util.List;

/** States the relations of every object. */
final class RelationPass {

    private final Directory directory;
    private final DirectoryRules rules;
    private final HostRelations hosts;
    private final MembersByName named;
    private final Unread unread;

    RelationPass(Directory directory, DirectoryRules rules, MembersByName named, SessionAges ages) {
        this.directory = directory;
        this.rules = rules;
        this.named = named;
        this.hosts = new HostRelations(directory, rules, ages);
        this.unread = new Unread(directory.ledger());
    }

    void take(CollectorFile file, AdRecord record) {
        DirectoryKind kind = file.kind();
        if (kind == null) {
            hosts.session(file, record);
            return;
        }
        String id = record.text("objectidentifier");
        String home = kind == DirectoryKind.DOMAIN ? id : CollectorFile.Whose.domain(record);
        int number = id == null ? Ledger.NONE : directory.known(id, home);
        if (number != Ledger.NONE && directory.facts().kind(number) == kind) {
            unread.fields(file.type(), record);
            relations(file, new Described(record, kind, number, home));
        }
    }

    private void relations(CollectorFile file, Described object) {
        rules.object(object.place(), object.number());
        accessList(object);
        switch (object.kind()) {
            case USER -> account(object);
            case COMPUTER -> {
                account(object);
                hosts.computer(file, object);
                AdRecord properties = object.record().part("properties");
                rules.computer(
                        object.place(), object.number(), String.valueOf(properties.text("samaccountname", "name")));
            }
            case GROUP -> members(object);
            case DOMAIN, OU -> unit(object);
            case CONTAINER -> children(object);
            case ENTERPRISE_CA -> authority(object);
            case GPO, AIA_CA, ROOT_CA, NT_AUTH_STORE, CERT_TEMPLATE, ISSUANCE_POLICY -> {}
        }
        named.found(object.record().part("properties").text("distinguishedname"), object.number());
    }

    private void accessList(Described object) {
        AdRecord properties = object.record().part("properties");
        List<Ace> entries = object.record().entries("aces");
        if (object.kind() == DirectoryKind.ENTERPRISE_CA) {
            entries = entries.stream()
                    .filter(ace -> rules.certificates().counts(object.number(), ace.right()))
                    .toList();
        }
        boolean limitsOwners = properties.isTrue("doesanyacegrantownerrights");
        boolean limitsNewOwners = properties.isTrue("doesanyinheritedacegrantownerrights");
        rules.accessLists()
                .state(new AccessList(
                        object.place(),
                        object.number(),
                        object.id(),
                        entries,
                        limitsOwners || limitsNewOwners,
                        limitsNewOwners));
    }

    private void account(Described object) {
        AdRecord record = object.record();
        Place place = object.place();
        String primary = record.text("primarygroupsid");
        if (primary != null) {
            rules.accounts().primaryGroup(place, object.number(), primary);
        }
        rules.accounts().special(place, object.number(), object.id(), primary);
        histories(object);
        for (Principal host : record.principals("allowedtodelegate")) {
            int number = directory.end(place, host.id(), object.home());
            rules.accounts().delegates(place, object.number(), "AllowedToDelegate", number);
        }
        if (record.isTrue("unconstraineddelegation")
                || record.part("properties").isTrue("unconstraineddelegation")) {
            rules.accounts().keepsTickets(place, object.number());
        }
        for (AdRecord target : record.parts("spntargets")) {
            String host = target.text("computersid");
            if (host != null) {
                String service = String.valueOf(target.text("service"));
                rules.hosts().service(place, object.number(), service, directory.end(place, host, object.home()));
            }
        }
    }

    private void histories(Described object) {
        object.record()
                .principals("hassidhistory")
                .forEach(former -> rules.accounts().history(object.place(), object.number(), former));
    }

    private void members(Described group) {
        for (Principal member : group.record().principals("members")) {
            if (!MembersByName.isName(member)) {
                int number = directory.end(group.place(), member.id(), group.home());
                rules.accounts().member(group.place(), number, group.number());
            }
        }
        histories(group);
    }

    private void unit(Described unit) {
        children(unit);
        for (AdRecord link : unit.record().parts("links")) {
            String policy = link.text("guid", "objectidentifier");
            if (policy != null) {
                int number = directory.end(unit.place(), policy.replaceAll("[{}]", ""), unit.home());
                rules.policies().link(unit.place(), number, link.isTrue("isenforced"), unit.number());
            }
        }
        hosts.byPolicy(unit);
    }

    /* What lies there and has no record of its own. */
    private void children(Described unit) {
        for (Principal child : unit.record().principals("childobjects")) {
            if (directory.known(child.id(), unit.home()) == Ledger.NONE) {
                int number = directory.end(unit.place(), child.id(), unit.home());
                rules.unrecorded(unit.place(), unit.number(), number);
            }
        }
    }

    private void authority(Described authority) {
        AdRecord security = authority.record().part("caregistrydata").part("casecurity");
        if (!security.isFalse("collected")) {
            List<Ace> entries = security.entries("data").stream()
                    .filter(ace -> Right.of(ace.right())
                            .filter(right -> right != Right.OWNS)
                            .isPresent())
                    .toList();
            rules.accessLists()
                    .state(new AccessList(
                            authority.place(), authority.number(), authority.id(), entries, false, false));
        }
        notCollected(authority.record().part("caregistrydata"));
    }

    private void notCollected(AdRecord registry) {
        for (String setting : List.of("casecurity", "isuserspecifiessanenabled", "enrollmentagentrestrictions")) {
            if (registry.part(setting).isFalse("collected")) {
                directory.sayOnce("settings of certification authorities were not collected from their hosts ("
                        + setting + "): rules that ask for them do not apply, which is no sign that they are safe");
            }
        }
    }

    /** All records are read. */
    void finish() {
        for (MembersByName.Membership one : named.memberships()) {
            int known = named.number(one);
            int member = known < 0 ? directory.end(one.place(), one.id(), null) : known;
            rules.accounts().member(one.place(), member, one.group());
        }
        hosts.finish();
    }
}
