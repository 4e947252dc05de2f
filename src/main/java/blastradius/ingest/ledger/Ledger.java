package blastradius.ingest.ledger;

import blastradius.ingest.file.Place;
import blastradius.ingest.file.Properties;
import blastradius.ingest.roles.RoleCatalogue;
import blastradius.ingest.value.Times;
import blastradius.ingest.writing.EstateWriter;
import blastradius.ingest.writing.Findings;
import blastradius.ingest.writing.Naming;
import blastradius.ingest.writing.NodeIndex;
import blastradius.ingest.writing.RelationSet;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.IdText;
import blastradius.model.LookUp;
import blastradius.model.Marks;
import blastradius.model.Relation;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the files of one source state, on its way to the estate. Entities are known by a number, given out when they are stated or first
 * meant. Two claims of one relation between the same ends are one, and counted as a duplicate.
 */
public final class Ledger {

    /** The number of nothing: a record that was rejected, an end that may mean several things. Claims of it are passed over. */
    public static final int NONE = NodeIndex.NONE;

    private static final Place NOWHERE = new Place("", "record", 0);
    private static final RelationClass SYNCED =
            new RelationClass(RelationKind.SYNCED_TO, "SyncedToEntraUser", Terms.NONE);

    private final Naming naming;
    private final NodeIndex index;
    private final EstateWriter writer;
    private final Findings findings;
    private final Times times;
    private final RelationSet seen = new RelationSet();
    private final Map<Integer, String> tenantNames = new HashMap<>();
    private RoleCatalogue roles = RoleCatalogue.shipped();
    private SourceSettings settings = SourceSettings.DEFAULT;

    public Ledger(Naming naming, EstateWriter writer, Findings findings, Times times) {
        this.naming = naming;
        this.index = naming.index();
        this.writer = writer;
        this.findings = findings;
        this.times = times;
    }

    /** Judges roles by this catalogue. */
    public Ledger judging(RoleCatalogue catalogue) {
        roles = catalogue;
        return this;
    }

    /** Judges what exports leave open as an operator said. */
    public Ledger judging(SourceSettings other) {
        settings = other;
        return this;
    }

    public SourceSettings settings() {
        return settings;
    }

    /** What roles and permissions give, as far as this import knows. */
    public RoleCatalogue roles() {
        return roles;
    }

    /** States an entity; the same again adds to it. {@link #NONE} if the record was rejected, which is said. */
    public int state(Place place, Subject subject) {
        Naming.Key key = key(subject.id());
        String home =
                subject.home() == null ? null : naming.foreign(subject.home()).id();
        Naming.Stated record = new Naming.Stated(
                place,
                subject.id().text(),
                key,
                subject.kind(),
                subject.kind() != EntityKind.OTHER,
                List.of(subject.sourceKind()),
                home);
        int number = naming.describe(record);
        if (number != NONE) {
            String id = index.id(number);
            Entity entity = new Entity(
                    id,
                    subject.kind(),
                    subject.name(),
                    id.equals(home) || subject.traits().helper() ? null : home,
                    subject.id().text(),
                    subject.sourceKind(),
                    subject.traits(),
                    Properties.kept(subject.properties(), Set.of()));
            writer.entity(entity);
            if (entity.kind().type() == EntityType.TENANT) {
                tenantNames.put(number, entity.name());
            }
            join(place, entity, number);
        }
        return number;
    }

    private void join(Place place, Entity entity, int number) {
        Counterparts elsewhere = Counterparts.of(entity);
        if (elsewhere.machine() != null) {
            writer.lookUp(entity.id(), elsewhere.machine());
        }
        if (elsewhere.directoryAccount() != null) {
            claim(Claim.of(place, SYNCED, end(place, ToolId.of(elsewhere.directoryAccount()), null), number));
        }
    }

    /** What people call a tenant that was stated; its id where none was. */
    public String tenantName(String id) {
        return tenantNames.getOrDefault(find(ToolId.of(id), null), id);
    }

    /** Whether a record describes what the id means. */
    public boolean isStated(ToolId id, @Nullable String home) {
        return find(id, home) >= 0;
    }

    /** The number of what an id means; {@link #NONE} where no record describes it, or several may be meant. */
    public int known(ToolId id, @Nullable String home) {
        return Math.max(NONE, find(id, home));
    }

    /**
     * The number of what an id means. One that no record describes stands as a placeholder, which is said, until another source describes
     * it.
     *
     * @param home the tool's id of the tenant in which it is meant; null: nothing says
     */
    public int end(Place place, ToolId id, @Nullable String home) {
        int found = find(id, home);
        if (found >= 0 && isElsewhere(found, home)) {
            return index.number(IdText.of(naming.foreign(String.valueOf(home)).id(), key(id).id()));
        }
        if (found >= 0) {
            return found;
        }
        Naming.Key key = key(id);
        if (found == Naming.AMBIGUOUS) {
            findings.rejected(place.toString(), naming.ambiguity(key));
            return NONE;
        }
        String undescribed = naming.undescribed(
                key, home == null ? null : naming.foreign(home).id(), place);
        String tooLong = Naming.tooLong(undescribed);
        if (tooLong != null) {
            findings.rejected(place.toString(), tooLong);
            return NONE;
        }
        if (!writer.knows(undescribed)) {
            findings.dangling(place, undescribed);
        }
        return index.number(undescribed);
    }

    /** Whether a record of this source, or another source, describes what the id means. */
    public boolean isKnown(ToolId id, @Nullable String home) {
        int found = find(id, home);
        Naming.Key key = key(id);
        return found >= 0
                || (found != Naming.AMBIGUOUS
                        && writer.knows(naming.undescribed(
                                key, home == null ? null : naming.foreign(home).id(), NOWHERE)));
    }

    /* An account or group that says it is of another tenant is not the one that is meant in this one. */
    private boolean isElsewhere(int number, @Nullable String home) {
        EntityKind kind = index.kind(number);
        String stated = index.home(number);
        boolean isPrincipal = kind != null
                && kind != EntityKind.OAUTH_APP
                && (kind.type() == EntityType.IDENTITY || kind.type() == EntityType.GROUP);
        return isPrincipal
                && home != null
                && stated != null
                && !stated.equals(naming.foreign(home).id())
                && !IdText.namesItsOwner(index.id(number));
    }

    /**
     * The number of the account that a guest stands for: looked up by its address, in the one tenant that has verified the domain.
     *
     * @param address as the guest was invited
     * @param isExpected whether the import brings that tenant too, so that nothing is missing
     */
    public int homeAccount(Place place, int guest, String address, boolean isExpected) {
        String tenant = index.home(guest);
        if (tenant == null) {
            return NONE;
        }
        LookUp lookUp = LookUp.homeAccount(Marks.address(address), tenant);
        String id = IdText.of(index.id(guest), "home account");
        String tooLong = Naming.tooLong(id);
        if (tooLong != null) {
            findings.rejected(place.toString(), tooLong);
            return NONE;
        }
        if (!isExpected && writer.matches(lookUp).isEmpty()) {
            findings.dangling(place, id);
        }
        writer.lookUp(id, lookUp);
        return index.number(id);
    }

    private int find(ToolId id, @Nullable String home) {
        return naming.find(key(id), home == null ? null : naming.foreign(home).id(), false);
    }

    private Naming.Key key(ToolId id) {
        if (id.owner() == null) {
            return naming.foreign(id.text());
        }
        return new Naming.Key(IdText.of(naming.foreign(id.owner()).id(), id.text()), false);
    }

    /** What the analyses take it for; null where no record describes it. */
    @Nullable
    public EntityKind kind(int number) {
        return index.kind(number);
    }

    /** The id of the estate, for terms that name entities: factors, approvers, zones, policies, premises. */
    public String id(int number) {
        return index.id(number);
    }

    /** States a relation; one of {@link #NONE} is passed over. */
    public void claim(Claim claim) {
        if (!isWritten(claim)) {
            findings.note(
                    Findings.Sort.DUPLICATE,
                    claim.place(),
                    "the same " + claim.relation().sourceKind() + " again");
        }
    }

    /** The same, in silence where it was claimed before: for exports that repeat what they say at everything that it holds for. */
    public void claimOnce(Claim claim) {
        isWritten(claim);
    }

    /* False: it was before. */
    private boolean isWritten(Claim claim) {
        if (claim.from() < 0 || claim.to() < 0) {
            return true;
        }
        if (!seen.add(claim.relation(), claim.from(), claim.to())) {
            return false;
        }
        writer.relation(new Relation(
                claim.relation().kind(),
                index.id(claim.from()),
                index.id(claim.to()),
                claim.relation().sourceKind(),
                claim.relation().terms(),
                Properties.kept(claim.evidence(), Set.of())));
        return true;
    }

    /** What the tool's times mean. */
    public Times times() {
        return times;
    }

    /** A record of the file, or a part of it, that is kept out, and why; a strict import is refused for it. */
    public void rejected(Place place, String reason) {
        findings.rejected(place.toString(), reason);
    }

    /** Something that the files hold and that is not read; counted by its kind. */
    public void unread(String kind) {
        findings.unknownKind(kind);
    }

    public void say(String text) {
        findings.say(text);
    }

    /** A property where there is one. */
    public static void put(Map<String, Object> properties, String name, @Nullable Object value) {
        if (value != null) {
            properties.put(name, value);
        }
    }
}
