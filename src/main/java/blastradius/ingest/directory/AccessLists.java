package blastradius.ingest.directory;

import blastradius.ingest.directory.Claims.Said;
import blastradius.ingest.domain.Ace;
import blastradius.ingest.domain.Directory;
import blastradius.ingest.domain.DirectoryKind;
import blastradius.ingest.domain.Domain;
import blastradius.ingest.domain.Flag;
import blastradius.ingest.domain.Sid;
import blastradius.ingest.file.Place;
import blastradius.model.RelationKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What entries of access lists come to, by the {@link Right} and the class of the object. */
public final class AccessLists {

    private static final String INHERITED = "isinherited";
    private static final Set<Right> SIGNS_IN =
            Set.of(Right.FORCE_CHANGE_PASSWORD, Right.ADD_KEY_CREDENTIAL_LINK, Right.ALL_EXTENDED_RIGHTS);

    private final Directory directory;
    private final Claims claims;
    private final PolicyScopes policies;
    private final CertificateServices certificates;

    AccessLists(Directory directory, Claims claims, PolicyScopes policies, CertificateServices certificates) {
        this.directory = directory;
        this.claims = claims;
        this.policies = policies;
        this.certificates = certificates;
    }

    /** States what the list gives. */
    public void state(AccessList list) {
        DirectoryKind kind = directory.facts().kind(list.target());
        if (kind != null) {
            new Reading(list, kind).state();
        }
    }

    /** One list, while it is read. */
    private final class Reading {

        private final AccessList list;
        private final DirectoryKind kind;
        private final @Nullable Domain domain;
        private final List<Ace> ofOwners;
        private final Set<String> signingIn = new HashSet<>();

        Reading(AccessList list, DirectoryKind kind) {
            this.list = list;
            this.kind = kind;
            this.domain = directory.domainOf(list.target());
            this.ofOwners = list.entries().stream()
                    .filter(ace -> ace.isOfOwners() && Right.of(ace.right()).isPresent())
                    .toList();
        }

        void state() {
            for (Ace ace : list.entries()) {
                if (Right.of(ace.right()).filter(SIGNS_IN::contains).isPresent()) {
                    signingIn.add(ace.holder().id());
                }
            }
            for (Ace ace : list.entries()) {
                boolean isItself = ace.holder().id().equalsIgnoreCase(list.targetId());
                if (!isItself && !ace.isOfOwners()) {
                    entry(ace);
                }
            }
        }

        private void entry(Ace ace) {
            Right right = Right.of(ace.right()).orElse(null);
            int holder = directory.end(list.place(), ace.holder().id(), domain == null ? null : domain.sid());
            if (right == null) {
                directory.ledger().unread("right " + ace.right());
                claims.state(list.place(), holder, Said.nothing(ace.right(), "the right is not known"), list.target());
            } else if (right == Right.OWNS) {
                owner(ace, holder, "OwnsLimitedRights", ofOwners, list.limitsOwners());
            } else if (right == Right.WRITE_OWNER) {
                List<Ace> kept = ofOwners.stream().filter(Ace::isInherited).toList();
                owner(ace, holder, "WriteOwnerLimitedRights", kept, list.limitsNewOwners());
            } else {
                grant(ace, holder, right, right.word());
            }
        }

        /* An owner may do what entries for owners say, where there are any, and else everything. */
        private void owner(Ace ace, int holder, String limitedWord, List<Ace> limited, boolean isLimited) {
            Right right = Right.of(ace.right()).orElseThrow();
            if (!limited.isEmpty()) {
                for (Ace one : limited) {
                    Right own = Right.of(one.right()).orElseThrow();
                    boolean isOwner = own.on(kind) == RightMeaning.OWNERSHIP;
                    grant(ace, holder, isOwner ? Right.WRITE_DACL : own, limitedWord);
                }
            } else if (isLimited) {
                nothing(ace, holder, right.word(), "owners may do nothing here that matters");
            } else if (isBlocked(ace)) {
                nothing(ace, holder, right.word(), "owners have no rights of their own here");
            } else {
                grant(ace, holder, right, right.word());
            }
        }

        private boolean isBlocked(Ace ace) {
            boolean isComputer =
                    kind == DirectoryKind.COMPUTER || directory.facts().is(list.target(), Flag.MANAGED);
            int rid = Sid.ridInDomain(ace.holder().id());
            return isComputer && domain != null && domain.blocksOwners() && rid != 512 && rid != 519;
        }

        private void nothing(Ace ace, int holder, String word, String why) {
            claims.state(list.place(), holder, inherited(Said.nothing(word, why), ace), list.target());
        }

        private Said inherited(Said said, Ace ace) {
            return ace.isInherited() ? said.with(INHERITED, true) : said;
        }

        private void grant(Ace ace, int holder, Right right, String word) {
            Place place = list.place();
            int target = list.target();
            switch (right.on(kind)) {
                case NOTHING -> nothing(ace, holder, word, "gives nothing by itself");
                case CONTROL -> claims.state(place, holder, inherited(Said.control(word), ace), target);
                case OWNERSHIP -> claims.state(place, holder, inherited(ownership(word), ace), target);
                case SIGN_IN -> claims.state(place, holder, inherited(signIn(word), ace), target);
                case MEMBERS -> claims.state(place, holder, inherited(members(word), ace), target);
                case ONESELF -> claims.state(place, holder, inherited(Said.can(word, Claims.USE), ace), target);
                case LINK -> claims.state(place, holder, inherited(Said.control(word), ace), policies.all(target));
                case LOCAL_PASSWORD -> localPassword(ace, holder, word);
                case REPLICATION -> nothing(ace, holder, word, "one of the rights that replicate secrets together");
                case ENABLING -> enabling(ace, holder, word);
                case ENROLMENT -> certificates.enrols(place, holder, word, target);
                case AUTHORITY -> certificates.administers(place, holder, word, target);
            }
            if (kind == DirectoryKind.CERT_TEMPLATE && right == Right.GENERIC_ALL) {
                certificates.enrols(place, holder, word, target);
            }
            if (kind.isAccount() && right.writesAttributes()) {
                certificates.writes(place, holder, target);
            }
        }

        private Said ownership(String word) {
            return kind == DirectoryKind.DOMAIN ? Said.control(word) : Said.of(RelationKind.OWNS, word);
        }

        private static Said signIn(String word) {
            return Said.of(RelationKind.CAN_SIGN_IN_AS, word);
        }

        private static Said members(String word) {
            return Said.of(RelationKind.CAN_MANAGE_MEMBERS, word);
        }

        private void localPassword(Ace ace, int holder, String word) {
            if (directory.facts().is(list.target(), Flag.LAPS)) {
                claims.state(list.place(), holder, inherited(Said.control(word), ace), list.target());
            } else {
                nothing(ace, holder, word, "the directory keeps no local password of the host");
            }
        }

        private void enabling(Ace ace, int holder, String word) {
            if (signingIn.contains(ace.holder().id())) {
                claims.state(list.place(), holder, inherited(Said.control(word), ace), list.target());
            } else {
                nothing(ace, holder, word, "enables the account and no more");
            }
        }
    }
}
