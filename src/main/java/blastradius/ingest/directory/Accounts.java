package blastradius.ingest.directory;

import blastradius.ingest.directory.Claims.Said;
import blastradius.ingest.domain.Directory;
import blastradius.ingest.domain.DirectoryKind;
import blastradius.ingest.domain.Domain;
import blastradius.ingest.domain.Flag;
import blastradius.ingest.domain.Principal;
import blastradius.ingest.domain.Sid;
import blastradius.ingest.domain.Trust;
import blastradius.ingest.domain.WellKnownGroup;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import blastradius.model.RelationKind;
import it.unimi.dsi.fastutil.ints.IntIntBiConsumer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an account is and has beside its access list: its groups, its former SIDs, whom it may appear as. */
public final class Accounts {

    private static final Said MEMBER = Said.of(RelationKind.MEMBER_OF, "MemberOf");
    private static final Said SPECIAL = Said.of(RelationKind.MEMBER_OF, "ClaimSpecialIdentity");
    private static final int GUEST = 501;
    private static final int USERS = 513;
    private static final int COMPUTERS = 515;

    private final Directory directory;
    private final Claims claims;
    private final IntIntBiConsumer members;

    /** {@code members}: who is to know which account is in which group. */
    Accounts(Directory directory, Claims claims, IntIntBiConsumer members) {
        this.directory = directory;
        this.claims = claims;
        this.members = members;
    }

    /** A member of a group. */
    public void member(Place place, int member, int group) {
        DirectoryKind kind = directory.facts().kind(member);
        claims.state(place, member, MEMBER, group);
        if (kind != DirectoryKind.GROUP) {
            members.accept(member, group);
        }
    }

    /** The group that an account is in without being listed among its members. */
    public void primaryGroup(Place place, int account, String group) {
        int number = directory.end(place, group, null);
        claims.state(place, account, MEMBER.with("isprimarygroup", true), number);
        members.accept(account, number);
    }

    /**
     * Every account but the guest is among those that signed in. Those of the two groups that all others have as their primary one are by that
     * group.
     */
    public void special(Place place, int account, String id, @Nullable String primaryGroup) {
        Domain domain = directory.domainOf(account);
        if (domain == null || Sid.domain(id) == null) {
            return;
        }
        boolean isGuest = Sid.ridInDomain(id) == GUEST;
        int primary = primaryGroup == null ? -1 : Sid.ridInDomain(primaryGroup);
        boolean isByGroup = primary == USERS || primary == COMPUTERS;
        if (isGuest) {
            claims.state(place, account, MEMBER, directory.special(place, domain, WellKnownGroup.EVERYONE));
        }
        if (isGuest ? !directory.facts().is(account, Flag.DISABLED) : !isByGroup) {
            int signedIn = directory.special(place, domain, WellKnownGroup.AUTHENTICATED_USERS);
            claims.state(place, account, SPECIAL, signedIn);
            members.accept(account, signedIn);
        }
    }

    /** Of a former group it is a member; of a former account it has the token, not the password. */
    public void history(Place place, int account, Principal former) {
        int number = directory.end(place, former.id(), null);
        DirectoryKind known = directory.facts().kind(number);
        boolean isGroup = known == null
                ? DirectoryKind.of(former.type()).orElse(null) == DirectoryKind.GROUP
                : known == DirectoryKind.GROUP;
        String filtered = filtered(account, former.id());
        if (filtered != null) {
            claims.state(place, account, Said.nothing("HasSIDHistory", filtered), number);
        } else if (isGroup) {
            claims.state(place, account, Said.of(RelationKind.MEMBER_OF, "HasSIDHistory"), number);
        } else {
            claims.state(
                    place,
                    account,
                    Said.control("HasSIDHistory").approximated("the token of the account alone"),
                    number);
        }
    }

    /* Why a SID of another domain is believed nowhere; null: it is, or its domain's trusts are not known. */
    private @Nullable String filtered(int account, String former) {
        Domain own = directory.domainOf(account);
        String home = Sid.domain(former);
        if (own == null || home == null || own.sid().equals(home) || !own.saysTrusts()) {
            return null;
        }
        List<Trust> there = own.trusts().stream()
                .filter(trust -> trust.target().equals(home))
                .toList();
        boolean isBelieved = there.stream()
                .anyMatch(trust -> (trust.isInbound() || trust.isWithinForest()) && trust.believesForged());
        return isBelieved ? null : "no trust through which SIDs of " + home + " are believed";
    }

    /** Delegation to a host: the holder appears there as any user, so as its administrator. */
    public void delegates(Place place, int holder, String word, int host) {
        claims.state(place, holder, Said.control(word), host);
    }

    /** A controller that is made to sign in leaves its ticket with whoever keeps the tickets of all. */
    public void keepsTickets(Place place, int account) {
        boolean isController = directory.facts().is(account, Flag.CONTROLLER)
                || directory.facts().is(account, Flag.READ_ONLY_CONTROLLER);
        int domain = directory.facts().domain(account);
        if (!isController && domain != Ledger.NONE) {
            claims.state(
                    place, account, Said.control("CoerceToTGT").approximated("a controller can be coerced"), domain);
        }
    }
}
