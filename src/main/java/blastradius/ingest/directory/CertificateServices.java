package blastradius.ingest.directory;

import blastradius.ingest.directory.Claims.Said;
import blastradius.ingest.domain.Directory;
import blastradius.ingest.domain.DirectoryKind;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.ToolId;
import blastradius.model.EntityKind;
import it.unimi.dsi.fastutil.ints.Int2ObjectLinkedOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.IntAVLTreeSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The certificate services of a forest, gathered from their records. Who may enrol at a template or an authority is a set, so that a weakness
 * is one relation from the first to what falls, with the second as its premise: not one for each who may.
 */
public final class CertificateServices {

    private final Directory directory;
    private final Claims claims;
    private final Int2ObjectMap<CertTemplate> templates = new Int2ObjectLinkedOpenHashMap<>();
    private final Int2ObjectMap<CertAuthority> authorities = new Int2ObjectLinkedOpenHashMap<>();
    private final Map<String, IntSet> roots = new HashMap<>();
    private final Map<String, IntSet> trusted = new HashMap<>();
    private final IntSet rootNumbers = new IntAVLTreeSet();
    private final IntSet stores = new IntAVLTreeSet();
    private final Map<String, Integer> policyGroups = new HashMap<>();
    private final Set<Integer> asksForWriters = new HashSet<>();

    CertificateServices(Directory directory, Claims claims) {
        this.directory = directory;
        this.claims = claims;
    }

    public void template(int number, Map<String, Object> properties) {
        templates.put(number, new CertTemplate(number, properties));
    }

    public void authority(int number, CertAuthority authority) {
        authorities.put(number, authority);
    }

    /** A root whose certificates a domain's forest believes. */
    public void root(int number, @Nullable String thumbprint, @Nullable String domain) {
        rootNumbers.add(number);
        note(roots, thumbprint, domain);
    }

    /** Where it is kept whose certificates a domain's forest believes when somebody signs in. */
    public void store(int number) {
        stores.add(number);
    }

    IntSet rootNumbers() {
        return rootNumbers;
    }

    IntSet stores() {
        return stores;
    }

    /** A certificate that a domain's forest believes when somebody signs in. */
    public void trusted(@Nullable String thumbprint, @Nullable String domain) {
        note(trusted, thumbprint, domain);
    }

    private void note(Map<String, IntSet> where, @Nullable String thumbprint, @Nullable String domain) {
        int number = domain == null ? -1 : directory.domain(domain).number();
        if (thumbprint != null && number >= 0) {
            where.computeIfAbsent(thumbprint.toUpperCase(Locale.ROOT), first -> new IntAVLTreeSet())
                    .add(number);
        }
    }

    /** A policy whose certificates make a member of a group. */
    public void policy(Map<String, Object> properties, int group) {
        String policy = CertTemplate.policy(properties);
        if (policy != null && group >= 0) {
            policyGroups.put(policy, group);
        }
    }

    Int2ObjectMap<CertTemplate> templates() {
        return templates;
    }

    Int2ObjectMap<CertAuthority> authorities() {
        return authorities;
    }

    /** The group of a policy; −1 for one without. */
    int groupOf(String policy) {
        return policyGroups.getOrDefault(policy.toLowerCase(Locale.ROOT), -1);
    }

    /** The domains that believe an authority's certificates when somebody signs in. */
    IntSet domainsOf(CertAuthority authority) {
        IntSet domains = new IntAVLTreeSet();
        authority.chain().forEach(thumbprint -> domains.addAll(roots.getOrDefault(thumbprint, IntSet.of())));
        String own = authority.thumbprint();
        domains.retainAll(own == null ? IntSet.of() : trusted.getOrDefault(own, IntSet.of()));
        return domains;
    }

    /** Says that it matters who writes the accounts of a domain. */
    void asksForWriters(int domain) {
        asksForWriters.add(domain);
    }

    /** The set of those who may enrol at a template or an authority. */
    int enrollers(Place place, int at) {
        return directory.helper(
                place,
                ToolId.ownedBy(directory.ledger().id(at), "may enrol"),
                EntityKind.GROUP,
                "may enrol at " + directory.name(at));
    }

    /** The set of those who administer an authority. */
    int administrators(Place place, int authority) {
        return directory.helper(
                place,
                ToolId.ownedBy(directory.ledger().id(authority), "administers it"),
                EntityKind.GROUP,
                "administers " + directory.name(authority));
    }

    /** The set of those who write the attributes of some account, or computer, of a domain. */
    int writers(Place place, int domain, boolean ofComputers) {
        String what = ofComputers ? "writes a computer" : "writes an account";
        return directory.helper(
                place,
                ToolId.ownedBy(directory.ledger().id(domain), what),
                EntityKind.GROUP,
                what + " of " + directory.name(domain));
    }

    void enrols(Place place, int holder, String word, int at) {
        claims.state(place, holder, Said.can(word, Claims.USE), enrollers(place, at));
    }

    void administers(Place place, int holder, String word, int authority) {
        claims.state(place, holder, Said.control(word), authority);
        claims.state(place, holder, Said.can(word, Claims.USE), administrators(place, authority));
    }

    void writes(Place place, int holder, int account) {
        int domain = directory.facts().domain(account);
        if (asksForWriters.contains(domain)) {
            boolean isComputer = directory.facts().kind(account) == DirectoryKind.COMPUTER;
            claims.state(place, holder, Said.can("WritesAccount", Claims.USE), writers(place, domain, isComputer));
        }
    }

    /** Whether an entry of an authority's object in the directory counts: not where the authority's own list was read. */
    public boolean counts(int authority, String right) {
        CertAuthority known = authorities.get(authority);
        boolean isOfEnrolment = right.equalsIgnoreCase(Right.ENROLL.word())
                || right.equalsIgnoreCase(Right.MANAGE_CA.word())
                || right.equalsIgnoreCase(Right.MANAGE_CERTIFICATES.word());
        return known == null || !isOfEnrolment || !known.has(CertAuthority.Setting.OWN_ACCESS_LIST);
    }
}
