package blastradius.ingest.directory;

import blastradius.ingest.directory.Claims.Said;
import blastradius.ingest.domain.Directory;
import blastradius.ingest.domain.DirectoryKind;
import blastradius.ingest.domain.Domain;
import blastradius.ingest.domain.Trust;
import blastradius.ingest.file.Place;
import blastradius.ingest.hybrid.SyncedDomain;
import blastradius.ingest.ledger.Ledger;
import blastradius.model.RelationKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Accounts of a directory that stand for a tenant in the cloud, known by the names that the vendor's wizards give them, and by the
 * description that tells on which host the synchronisation runs.
 */
public final class Hybrid {

    private static final String SINGLE_SIGN_ON = "AZUREADSSOACC";
    private static final String TICKETS = "AZUREADKERBEROS";
    private static final String SYNC_ACCOUNT = "MSOL_";
    private static final Pattern RUNS_ON = Pattern.compile(
            "(?i)running on computer '?([^'\\s]+?)'? configured to synchronize to tenant '?([^'\\s]+?)'?[.\\s]*(?:This|$)");

    private final Directory directory;
    private final Claims claims;
    private final KeptSecrets keptSecrets;
    private final Map<String, List<SyncAccount>> servers = new HashMap<>();

    private record SyncAccount(int account, String tenant) {}

    Hybrid(Directory directory, Claims claims, KeptSecrets keptSecrets) {
        this.directory = directory;
        this.claims = claims;
        this.keptSecrets = keptSecrets;
    }

    private static String bare(String name) {
        return name.replaceFirst("[@.].*$", "").replaceFirst("\\$$", "").toUpperCase(Locale.ROOT);
    }

    /** Before relations are stated: an account and what is written of it. */
    public void described(int account, String name, @Nullable String description) {
        Matcher matcher = RUNS_ON.matcher(description == null ? "" : description);
        if (matcher.find()) {
            servers.computeIfAbsent(bare(matcher.group(1)), first -> new ArrayList<>())
                    .add(new SyncAccount(account, matcher.group(2)));
        } else if (bare(name).startsWith(SYNC_ACCOUNT)) {
            directory.sayOnce(
                    name + " is called like the account of a synchronisation with the cloud, and its description"
                            + " does not say on which host that runs: who holds the host is not followed");
        }
    }

    /** A computer's account, by any of its names. */
    public void computer(Place place, int computer, String name) {
        Domain domain = directory.domainOf(computer);
        if (domain == null || directory.facts().kind(computer) != DirectoryKind.COMPUTER) {
            return;
        }
        String bare = bare(name);
        if (bare.equals(SINGLE_SIGN_ON)) {
            reads(place, computer, Said.can("SeamlessSingleSignOn", Claims.READ), domain);
        } else if (bare.equals(TICKETS)) {
            keptSecrets.trustsTenant(domain.number());
            directory.sayOnce(meets(domain, "the tenant's administrators issue tickets for accounts of this domain"));
        }
        for (SyncAccount synced : servers.getOrDefault(bare, List.of())) {
            if (domain.equals(directory.domainOf(synced.account()))) {
                Said server = Said.of(RelationKind.CAN_SIGN_IN_AS, "SyncServer").with("tenant", synced.tenant());
                claims.state(place, computer, server, synced.account());
                Said passwords = Said.can("SyncServer", Claims.READ)
                        .with("tenant", synced.tenant())
                        .approximated("where password hashes are synchronised");
                reads(place, computer, passwords, domain);
            }
        }
    }

    /* Accounts of all domains of the forest are told apart by their SIDs, which the holder writes himself. */
    private void reads(Place place, int holder, Said said, Domain domain) {
        Ledger ledger = directory.ledger();
        for (String sid : forest(domain)) {
            claims.state(place, holder, said, new SyncedDomain(ledger, sid).passwords(place));
        }
        directory.sayOnce(meets(domain, "who holds " + said.word() + " signs in as the synchronised accounts"));
    }

    private static String meets(Domain domain, String what) {
        return domain.name() + ": " + what + "; it reaches them as soon as the tenant is imported too";
    }

    private Set<String> forest(Domain domain) {
        Set<String> forest = new LinkedHashSet<>(Set.of(domain.sid()));
        List<String> open = new ArrayList<>(forest);
        while (!open.isEmpty()) {
            for (Trust trust : directory.domain(open.removeLast()).trusts()) {
                if (trust.isWithinForest() && forest.add(trust.target())) {
                    open.add(trust.target());
                }
            }
        }
        return forest;
    }

    /** Whether a computer is only the name of what a tenant issues tickets as. */
    static boolean isTicketIssuer(String name) {
        return bare(name).equals(TICKETS);
    }
}
