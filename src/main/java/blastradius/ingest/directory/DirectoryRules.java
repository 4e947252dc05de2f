package blastradius.ingest.directory;

import blastradius.ingest.directory.Claims.Said;
import blastradius.ingest.domain.Directory;
import blastradius.ingest.domain.DirectoryFacts;
import blastradius.ingest.domain.DirectoryKind;
import blastradius.ingest.domain.Domain;
import blastradius.ingest.domain.Flag;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * What the facts of AD domains mean. A reader states all objects to the {@link Directory}, then says what lies where, who is in which group, what
 * is linked, trusted and issued; after {@link #structureIsKnown} it states the relations of each object, and then {@link #finish}es.
 */
public final class DirectoryRules {

    private final Directory directory;
    private final Claims claims;
    private final Replication replication;
    private final PolicyScopes policies;
    private final CertificateServices certificates;
    private final Containment containment;
    private final Accounts accounts;
    private final Hosts hosts;
    private final AccessLists accessLists;
    private final DomainRules domains;
    private final KeptSecrets keptSecrets;
    private final Hybrid hybrid;

    public DirectoryRules(Directory directory) {
        this.directory = directory;
        this.claims = new Claims(directory.ledger());
        this.replication = new Replication(directory, claims);
        this.policies = new PolicyScopes(directory, claims);
        this.certificates = new CertificateServices(directory, claims);
        this.containment = new Containment(directory, claims);
        this.keptSecrets = new KeptSecrets(directory, claims);
        this.hybrid = new Hybrid(directory, claims, keptSecrets);
        this.accounts = new Accounts(directory, claims, this::isMember);
        this.hosts = new Hosts(directory, claims);
        this.domains = new DomainRules(directory, claims, this::isNested);
        this.accessLists = new AccessLists(directory, claims, policies, certificates);
    }

    public Replication replication() {
        return replication;
    }

    public Hybrid hybrid() {
        return hybrid;
    }

    /** A group that is a member of a group. */
    public void isNested(int member, int group) {
        replication.nested(member, group);
        keptSecrets.nested(member, group);
    }

    private void isMember(int account, int group) {
        replication.member(account, group);
        keptSecrets.member(account, group);
    }

    public PolicyScopes policies() {
        return policies;
    }

    public CertificateServices certificates() {
        return certificates;
    }

    public Accounts accounts() {
        return accounts;
    }

    public Hosts hosts() {
        return hosts;
    }

    public AccessLists accessLists() {
        return accessLists;
    }

    /** What lies in a unit and has no record of its own. */
    public void unrecorded(Place place, int unit, int object) {
        containment.unrecorded(place, unit, object);
    }

    /** What is stated of an object because of where it lies and what it is. */
    public void object(Place place, int number) {
        DirectoryFacts facts = directory.facts();
        DirectoryKind kind = facts.kind(number);
        Domain domain = directory.domainOf(number);
        containment.state(place, number);
        if (kind == null || domain == null) {
            return;
        }
        if (kind.isAccount()) {
            policies.account(place, number);
        }
        if (facts.is(number, Flag.ADMIN_COUNT) && domain.adminTemplate() != Ledger.NONE) {
            claims.state(place, domain.adminTemplate(), Said.control("ProtectAdminGroups"), number);
        }
        if (facts.is(number, Flag.LAPS)) {
            replication.localPassword(place, number);
        }
    }

    /** What is stated of a computer by its name. */
    public void computer(Place place, int number, String name) {
        hybrid.computer(place, number, name);
        if (directory.facts().is(number, Flag.READ_ONLY_CONTROLLER) && !Hybrid.isTicketIssuer(name)) {
            keptSecrets.controller(place, number);
        }
    }

    /** All objects are stated, and what lies where is said. */
    public void structureIsKnown() {
        Place place = new Place("what every domain has", "rule", 1);
        domains.state(place);
        replication.close();
        keptSecrets.close();
        policies.state();
        new CertificateRules(directory, claims, certificates).state(new Place("certificate services", "rule", 1));
        directory
                .ledger()
                .say(
                        "deny entries of access lists are not collected: nothing is taken away from what others allow (approximated)");
    }

    /** The relations of every object are stated. */
    public void finish() {
        Place place = new Place("what every domain has", "rule", 2);
        replication.state(place);
        keptSecrets.state(place);
        domains.finish(place);
    }

    /** The home of ends that a record mentions. */
    public @Nullable String home(int object) {
        Domain domain = directory.domainOf(object);
        return domain == null ? null : domain.sid();
    }
}
