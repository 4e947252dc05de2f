package blastradius.ingest.directory;

import blastradius.ingest.directory.Claims.Said;
import blastradius.ingest.domain.Directory;
import blastradius.ingest.domain.Domain;
import blastradius.ingest.domain.Trust;
import blastradius.ingest.domain.WellKnownGroup;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.ToolId;
import blastradius.model.RelationKind;
import it.unimi.dsi.fastutil.ints.IntIntBiConsumer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What every domain has without a record that says so: groups of all who signed in, groups that administer controllers, trusts. */
final class DomainRules {

    private static final Said MEMBER = Said.of(RelationKind.MEMBER_OF, "MemberOf");
    private static final Said SPECIAL = Said.of(RelationKind.MEMBER_OF, "ClaimSpecialIdentity");
    private static final List<WellKnownGroup> OPERATORS =
            List.of(WellKnownGroup.SERVER_OPERATORS, WellKnownGroup.PRINT_OPERATORS, WellKnownGroup.BACKUP_OPERATORS);

    private final Directory directory;
    private final Claims claims;
    private final IntIntBiConsumer nested;

    /** {@code nested}: who is to know which group is in which. */
    DomainRules(Directory directory, Claims claims, IntIntBiConsumer nested) {
        this.directory = directory;
        this.claims = claims;
        this.nested = nested;
    }

    /** Before the accounts' own relations: who is among whom. */
    void state(Place place) {
        for (Domain domain : List.copyOf(directory.domains())) {
            if (domain.isStated()) {
                specialGroups(place, domain);
                controllers(place, domain);
            }
        }
        trusts(place);
    }

    private void specialGroups(Place place, Domain domain) {
        int signedIn = directory.special(place, domain, WellKnownGroup.AUTHENTICATED_USERS);
        member(place, accountGroup(domain, 513), MEMBER, signedIn);
        member(place, accountGroup(domain, 515), MEMBER, signedIn);
        member(place, signedIn, MEMBER, directory.special(place, domain, WellKnownGroup.EVERYONE));
        member(place, signedIn, SPECIAL, directory.special(place, domain, WellKnownGroup.THIS_ORGANIZATION));
        int enterprise = directory.special(place, domain, WellKnownGroup.ENTERPRISE_CONTROLLERS);
        member(place, accountGroup(domain, 516), SPECIAL, enterprise);
    }

    private int accountGroup(Domain domain, int rid) {
        return directory.ledger().known(ToolId.of(domain.sid() + "-" + rid), domain.sid());
    }

    private void member(Place place, int member, Said said, int group) {
        claims.state(place, member, said, group);
        nested.accept(member, group);
    }

    private void controllers(Place place, Domain domain) {
        if (domain.controllers().isEmpty()) {
            return;
        }
        int administrators = directory.special(place, domain, WellKnownGroup.ADMINISTRATORS);
        List<Integer> operators = OPERATORS.stream()
                .map(group -> directory.special(place, domain, group))
                .toList();
        domain.controllers().forEach(controller -> {
            claims.state(place, controller, Said.control("DCFor"), domain.number());
            claims.state(place, administrators, Said.control("AdminTo"), controller);
            operators.forEach(group -> claims.state(
                    place,
                    group,
                    Said.control("OperatorOf").approximated("what operators may do on controllers"),
                    controller));
        });
        if (domain.nameServers() != Ledger.NONE) {
            domain.controllers()
                    .forEach(controller -> claims.state(
                            place,
                            domain.nameServers(),
                            Said.control("OperatorOf").approximated("name servers run on controllers"),
                            controller));
        }
    }

    /* What the trusting domain says of a trust counts; the other's word only where that one was not collected. */
    private void trusts(Place place) {
        Map<List<String>, Trust> stated = new HashMap<>();
        for (Domain domain : List.copyOf(directory.domains())) {
            domain.trusts().forEach(trust -> {
                directory.stub(place, directory.domain(trust.target()));
                if (trust.isOutbound() || trust.isBothWays()) {
                    stated.put(List.of(domain.sid(), trust.target()), trust);
                }
            });
        }
        for (Domain domain : List.copyOf(directory.domains())) {
            domain.trusts().stream()
                    .filter(trust -> trust.isInbound() || trust.isBothWays())
                    .forEach(trust -> stated.putIfAbsent(List.of(trust.target(), domain.sid()), trust));
        }
        stated.forEach((ends, trust) ->
                trust(place, directory.domain(ends.getFirst()), directory.domain(ends.getLast()), trust));
        delegations(place);
    }

    private void trust(Place place, Domain trusting, Domain trusted, Trust trust) {
        if (trust.isWithinForest()) {
            Said said = trust.believesForged()
                    ? Said.control("SameForestTrust")
                    : Said.nothing("SameForestTrust", "the trust is quarantined");
            claims.state(place, trusted.number(), said, trusting.number());
        } else {
            Said letsIn = Said.nothing("CrossForestTrust", "lets identities in and grants them nothing by itself");
            claims.state(place, trusting.number(), letsIn, trusted.number());
            boolean isTold = trust.isOutbound() && trust.target().equals(trusted.sid());
            if (isTold && trust.believesForged()) {
                Said forged =
                        Said.control("SpoofSIDHistory").approximated("RIDs below 1000 and global groups are filtered");
                claims.state(place, trusted.number(), forged, trusting.number());
            }
        }
        if (!trust.isSelective() && directory.ledger().settings().letsTrustedIn()) {
            int there = directory.special(place, trusted, WellKnownGroup.AUTHENTICATED_USERS);
            int here = directory.special(place, trusting, WellKnownGroup.AUTHENTICATED_USERS);
            claims.state(place, there, SPECIAL.approximated("the trust lets in whoever signed in there"), here);
        }
    }

    /** When all is read: groups of everybody that some entry named. */
    void finish(Place place) {
        for (Domain domain : List.copyOf(directory.domains())) {
            if (domain.isStated()) {
                int everyone = directory.special(place, domain, WellKnownGroup.EVERYONE);
                WellKnownGroup.ofEverybody().forEach(group -> {
                    int known = directory.ledger().known(ToolId.ownedBy(domain.sid(), group.sid()), domain.sid());
                    claims.state(place, everyone, SPECIAL, known);
                });
            }
        }
    }

    /* Tickets of this domain's controllers that are left with hosts of the other one. */
    private void delegations(Place place) {
        for (Domain domain : List.copyOf(directory.domains())) {
            for (Trust trust : domain.trusts()) {
                if (trust.isInbound() && trust.delegatesTickets() && !trust.isWithinForest()) {
                    int target = directory.domain(trust.target()).number();
                    claims.state(
                            place,
                            target,
                            Said.control("AbuseTGTDelegation").approximated("a controller can be coerced"),
                            domain.number());
                }
            }
        }
    }
}
