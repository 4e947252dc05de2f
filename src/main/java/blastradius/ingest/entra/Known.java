package blastradius.ingest.entra;

import blastradius.ingest.ledger.Subject;
import blastradius.model.EntityKind;
import blastradius.model.Terms;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rules need to know of one object of a directory. */
final class Known {

    final int number;
    final EntityKind kind;
    final boolean isEnabled;
    final boolean isGuest;
    final String name;

    boolean isSynchronised;
    boolean isManaged;
    boolean isWatched;
    /** By group. */
    GroupTraits group = GroupTraits.PLAIN;
    /** By device: who is joined, and not only registered, obeys its owner. */
    boolean isJoined;
    /** By principal. */
    @Nullable
    String appId;

    @Nullable
    String appOwner;

    boolean isRestricted;
    int password = -1;
    final List<Integer> factors = new ArrayList<>(0);
    List<Terms> ways = List.of(Terms.NONE);

    Known(int number, Subject subject) {
        this.number = number;
        this.kind = subject.kind();
        this.name = subject.name();
        this.isEnabled = subject.traits().enabled();
        this.isGuest = subject.traits().guest();
    }

    boolean isAccount() {
        return kind == EntityKind.HUMAN || kind == EntityKind.SERVICE_ACCOUNT;
    }

    boolean isGroup() {
        return kind == EntityKind.GROUP;
    }

    /** Whether whoever signs in has shown a factor by then. */
    boolean signsInWithFactor() {
        return !ways.isEmpty() && ways.stream().noneMatch(Known::isOpenWithout);
    }

    /* What is closed opens nothing, and whoever has more than the password is asked for that elsewhere. */
    private static boolean isOpenWithout(Terms way) {
        return way.factors().isEmpty() && way.and().isEmpty() && way.deniedBy() == null;
    }

    /** Whether administrators of applications may give it credentials. */
    boolean isApp() {
        return kind == EntityKind.SERVICE_PRINCIPAL || kind == EntityKind.OAUTH_APP || kind == EntityKind.AI_AGENT;
    }
}
