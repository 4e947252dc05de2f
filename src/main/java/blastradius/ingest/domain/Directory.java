package blastradius.ingest.domain;

import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import blastradius.ingest.ledger.Subject;
import blastradius.ingest.ledger.ToolId;
import blastradius.model.Criticality;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The objects of the domains of one source: stated first, then found again by what other records call them. */
public final class Directory {

    /** Access lists name few holders very often. */
    private static final int REMEMBERED = 1 << 17;

    private final Ledger ledger;
    private final DirectoryFacts facts = new DirectoryFacts();
    private final Map<String, Domain> domains = new LinkedHashMap<>();
    private final Int2ObjectMap<Domain> byNumber = new Int2ObjectOpenHashMap<>();
    private final Int2ObjectMap<String> names = new Int2ObjectOpenHashMap<>();
    private final Set<String> said = new HashSet<>();
    private final Map<String, String> sidsByName = new HashMap<>();
    private final Tiers tiers = new Tiers();
    private final Object2IntOpenHashMap<String> remembered = new Object2IntOpenHashMap<>();

    public Directory(Ledger ledger) {
        this.ledger = ledger;
        remembered.defaultReturnValue(Ledger.NONE);
    }

    public DirectoryFacts facts() {
        return facts;
    }

    public Ledger ledger() {
        return ledger;
    }

    /** The domain of a SID, known or not. */
    public Domain domain(String sid) {
        return domains.computeIfAbsent(sid.toUpperCase(Locale.ROOT), Domain::new);
    }

    public Collection<Domain> domains() {
        return domains.values();
    }

    /** What people call a unit, a policy, a template; of accounts and groups it is not kept. */
    public String name(int object) {
        String name = names.getOrDefault(object, "");
        return name.isBlank() ? ledger.id(object) : name;
    }

    /** The domain of an object; null where none is known. */
    @Nullable
    public Domain domainOf(int object) {
        return byNumber.get(facts.domain(object));
    }

    /** Says by which name others' records call a domain. */
    public void named(@Nullable String name, @Nullable String sid) {
        if (name != null && sid != null && Sid.domain(sid) != null) {
            sidsByName.put(name.toUpperCase(Locale.ROOT), sid.toUpperCase(Locale.ROOT));
            domain(sid).setName(name);
        }
    }

    /** The SID of the domain of this name; null where no record tells. */
    @Nullable
    public String sidOf(@Nullable String name) {
        return name == null ? null : sidsByName.get(name.toUpperCase(Locale.ROOT));
    }

    /** A computer on which a certification authority runs; to be said before the computer is stated. */
    public void hostsAuthority(String computer) {
        tiers.hostsAuthority(computer);
    }

    /** What a text that stands for an object is to the ledger: what every domain has is one domain's. */
    public ToolId id(String text, @Nullable String home) {
        String prefix = Sid.prefix(text);
        String owner = prefix == null ? home : sidOf(prefix);
        String bare = Sid.bare(text);
        boolean isEverywhere = bare.startsWith("S-1-") && Sid.domain(bare) == null;
        return isEverywhere && owner != null
                ? ToolId.ownedBy(owner, bare)
                : ToolId.of(prefix == null || Sid.domain(bare) != null ? bare : text);
    }

    /** States an object; its number, or {@link Ledger#NONE} if it was rejected. */
    public int state(DirectoryObject object) {
        String home = object.kind() == DirectoryKind.DOMAIN ? object.id().toUpperCase(Locale.ROOT) : object.domain();
        boolean isInnermost = tiers.isInnermost(object);
        EntityTraits traits = EntityTraits.DEFAULT.withEnabled(!object.flags().contains(Flag.DISABLED));
        Subject subject = new Subject(
                        id(object.id(), home),
                        entityKind(object),
                        object.kind().word(),
                        home,
                        object.id(),
                        isInnermost ? traits.withTier(0).withValue(Criticality.MISSION, null) : traits,
                        object.properties())
                .named(name(object));
        int number = ledger.state(object.place(), subject);
        if (number >= 0) {
            note(object, number, home);
        }
        return number;
    }

    private static @Nullable String name(DirectoryObject object) {
        String name = object.text("name");
        return name.isBlank() ? object.text("samaccountname") : name;
    }

    /* A managed account, or one named like a computer's, is nobody's: it would count among the people. */
    private static EntityKind entityKind(DirectoryObject object) {
        boolean isNobodys = object.flags().contains(Flag.MANAGED)
                || object.text("samaccountname").endsWith("$")
                || object.text("name").replaceFirst("@.*", "").endsWith("$");
        return object.kind() == DirectoryKind.USER && isNobodys
                ? EntityKind.SERVICE_ACCOUNT
                : object.kind().entityKind();
    }

    private void note(DirectoryObject object, int number, @Nullable String home) {
        Domain domain = home == null ? null : domain(home);
        if (domain != null && object.kind() == DirectoryKind.DOMAIN) {
            domain.setNumber(number);
            byNumber.put(number, domain);
            domain.setName(object.text("name"));
            domain.describe(object.text("dsheuristics"));
        }
        if (domain != null && domain.number() < 0) {
            stub(object.place(), domain);
        }
        facts.add(number, object.kind(), domain == null ? Ledger.NONE : domain.number());
        object.flags().forEach(flag -> facts.set(number, flag, true));
        if (!object.kind().isAccount() && object.kind() != DirectoryKind.GROUP) {
            names.put(number, object.text("name"));
        }
        if (domain != null && object.flags().contains(Flag.CONTROLLER)) {
            domain.addController(number);
        }
        if (domain != null
                && object.kind() == DirectoryKind.GROUP
                && object.text("name").toUpperCase(Locale.ROOT).startsWith("DNSADMINS@")) {
            domain.setNameServers(number);
        }
        if (domain != null && Tiers.isAdminTemplate(object)) {
            domain.setAdminTemplate(number);
        }
    }

    /** States a domain of which only others' records speak. */
    public void stub(Place place, Domain domain) {
        if (domain.number() >= 0) {
            return;
        }
        Subject subject = Subject.of(
                        ToolId.of(domain.sid()), EntityKind.INTERNAL, DirectoryKind.DOMAIN.word(), domain.sid())
                .named(domain.name())
                .with(Map.of("collected", false));
        domain.setNumber(ledger.state(place, subject));
        if (domain.number() >= 0) {
            byNumber.put(domain.number(), domain);
            facts.add(domain.number(), DirectoryKind.DOMAIN, domain.number());
        }
    }

    /** The number of what a record describes; {@link Ledger#NONE} where none does. */
    public int known(String text, @Nullable String home) {
        return ledger.known(id(text, home), home);
    }

    /**
     * The number of what a record mentions. A group that every domain has is stated where no record describes it; anything else that none
     * describes stands as a placeholder.
     */
    public int end(Place place, String text, @Nullable String home) {
        String key = home == null ? text : text + " " + home;
        int before = remembered.getInt(key);
        if (before >= 0) {
            return before;
        }
        ToolId id = id(text, home);
        int number = ledger.known(id, home);
        if (number < 0) {
            number = unstated(place, id, home);
        }
        if (remembered.size() >= REMEMBERED) {
            remembered.clear();
        }
        remembered.put(key, number);
        return number;
    }

    private int unstated(Place place, ToolId id, @Nullable String home) {
        String owner = id.owner();
        WellKnownGroup group =
                owner == null ? null : WellKnownGroup.of(id.text()).orElse(null);
        return group == null
                ? ledger.end(place, id, home)
                : special(place, domain(Objects.requireNonNull(owner)), group);
    }

    /** The number of a group that every domain has, as one domain's. */
    public int special(Place place, Domain domain, WellKnownGroup group) {
        ToolId id = ToolId.ownedBy(domain.sid(), group.sid());
        int known = ledger.known(id, domain.sid());
        if (known >= 0) {
            return known;
        }
        String name = group.title() + "@" + domain.name();
        return state(new DirectoryObject(
                place,
                group.sid(),
                DirectoryKind.GROUP,
                domain.sid(),
                Map.of("name", name, "domain", domain.name()),
                Set.of()));
    }

    /** States an entity that stands for a set: it passes levels on and counts nowhere. */
    public int helper(Place place, ToolId id, EntityKind kind, String name) {
        int known = ledger.known(id, null);
        return known >= 0
                ? known
                : ledger.state(
                        place,
                        Subject.of(id, kind, "set", null).named(name).with(EntityTraits.DEFAULT.withHelper(true)));
    }

    /** Says it, unless it was said. */
    public void sayOnce(String text) {
        if (said.add(text)) {
            ledger.say(text);
        }
    }
}
