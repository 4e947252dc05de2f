package blastradius.ingest.writing;

import blastradius.ingest.file.Place;
import blastradius.ingest.writing.NodeIndex.Described;
import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.IdText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which entity of the estate an import's records and ends mean. Most ids say so themselves. What does not merge: an id that every tenant
 * has (a role's template) is each tenant's own; an id for which another source states another home, or another type, is another entity,
 * called {@code …@tenant} or {@code …#Type}; and of two records that call things of two types by one id, the second is rejected, as are
 * the ends of relations that then might mean either.
 */
public final class Naming {

    /** What {@link #find} gives where several are meant and nothing tells which. */
    public static final int AMBIGUOUS = -3;

    private final String source;
    private final EstateWriter writer;
    private final Findings findings;
    private final NodeIndex index = new NodeIndex();
    private final Homes homes = new Homes();
    private final Map<String, List<Integer>> several = new HashMap<>();
    private final Map<String, String> clashes = new HashMap<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean areRead;

    /**
     * An id before it is known whose it is.
     *
     * @param isShared whether every tenant has a thing of this id
     */
    public record Key(String id, boolean isShared) {}

    /** One record that describes an entity; {@code text} is its id as it stands there, {@code home} the tenant that it states. */
    public record Stated(
            Place place,
            String text,
            Key key,
            EntityKind kind,
            boolean kindIsKnown,
            List<String> sourceKinds,
            @Nullable String home) {}

    public Naming(String source, EstateWriter writer, Findings findings) {
        this.source = source;
        this.writer = writer;
        this.findings = findings;
    }

    public NodeIndex index() {
        return index;
    }

    /** What a source calls by an id of its own. */
    public Key foreign(String text) {
        String known = WellKnownIds.normal(text);
        return known == null ? new Key(IdText.foreign(source, text), false) : new Key(known, true);
    }

    /** The id of what the source alone knows. */
    public String local(String text) {
        return IdText.local(source, text);
    }

    /** What is called by an id of the estate. */
    public Key stated(String text) {
        String known = WellKnownIds.normal(text);
        return known == null ? new Key(IdText.stated(text), false) : new Key(known, true);
    }

    /**
     * Whether it can only be said when all records are read whose entity the record describes; then it is asked again, by
     * {@link #recordsAreRead}.
     */
    public boolean waits(Stated record, Runnable again) {
        boolean unknown = record.key().isShared() && record.home() == null && !areRead;
        if (unknown) {
            waiting.add(again);
            return true;
        }
        String home = record.key().isShared()
                ? record.home()
                : homeOf(record, record.key().id());
        if (home != null) {
            homes.add(record.place().file(), home);
        }
        return false;
    }

    /** Every record that describes an entity was handed over. */
    public void recordsAreRead() {
        areRead = true;
        waiting.forEach(Runnable::run);
        waiting.clear();
        areRead = false;
    }

    /** Every entity is described: says which ids could be mistaken for each other. */
    public void close() {
        index.alikeButForCase()
                .forEach(ids -> findings.note(
                        Findings.Sort.ALIKE, "ids that differ in case alone stay apart: " + String.join(", ", ids)));
    }

    /** The number of the entity that the record describes, or {@link NodeIndex#NONE} if it was rejected. */
    public int describe(Stated record) {
        String id = idOf(record);
        String tooLong = tooLong(record.text(), id, record.home());
        if (tooLong != null) {
            findings.rejected(record.place().toString(), tooLong);
            return NodeIndex.NONE;
        }
        int number = index.number(id);
        Described before = index.described(number);
        if (before != null && isClash(before.kind(), before.kindIsKnown(), record)) {
            reject(record, before);
            return NodeIndex.NONE;
        }
        if (!id.equals(record.key().id()) || record.key().isShared()) {
            List<Integer> alike = several.computeIfAbsent(record.key().id(), first -> new ArrayList<>());
            if (!alike.contains(number)) {
                alike.add(number);
            }
        }
        Described words = new Described(
                record.place(), record.kind(), record.kindIsKnown(), record.sourceKinds(), homeOf(record, id));
        if (!index.describe(number, words)) {
            findings.note(Findings.Sort.REPEATED, record.place(), "\"" + id + "\" again; properties are merged");
        }
        return number;
    }

    private static @Nullable String homeOf(Stated record, String id) {
        return record.kind().type() == EntityType.TENANT ? id : record.home();
    }

    private String idOf(Stated record) {
        String id = record.key().isShared()
                ? owned(
                        record.key().id(),
                        record.home() == null ? homes.of(record.place().file()) : record.home())
                : record.key().id();
        String home = homeOf(record, id);
        Described here = index.described(index.number(id));
        if (here != null && isOtherHome(id, here.home(), home)) {
            return another(record, IdText.of(String.valueOf(home), id), "home " + here.home(), "home " + home);
        }
        String own = ownedAlready(id, home);
        EstateWriter.Elsewhere elsewhere = writer.elsewhere(own);
        if (elsewhere == null) {
            return own;
        }
        if (isClash(elsewhere.kind(), elsewhere.kind() != EntityKind.OTHER, record)) {
            String type = record.kind().type().label();
            return another(record, own + "#" + type, "kind " + elsewhere.kind(), "kind " + record.kind());
        }
        return isOtherHome(own, elsewhere.home(), home)
                ? another(record, IdText.of(String.valueOf(home), own), "home " + elsewhere.home(), "home " + home)
                : own;
    }

    /* What another source calls by the tenant's name as well is called so here too. */
    private String ownedAlready(String id, @Nullable String home) {
        if (home == null || home.equals(id) || IdText.namesItsOwner(id)) {
            return id;
        }
        String own = IdText.of(home, id);
        return writer.elsewhere(own) == null ? id : own;
    }

    private String another(Stated record, String id, String there, String here) {
        if (index.findExact(id) == NodeIndex.NONE) {
            findings.note(
                    Findings.Sort.ANOTHER,
                    record.place(),
                    "\"" + record.key().id() + "\" is known with " + there + " and stated with " + here
                            + ": two things, the one stated here is called \"" + id + "\"");
        }
        return id;
    }

    private static boolean isOtherHome(String id, @Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.equals(other) && !IdText.namesItsOwner(id);
    }

    private static boolean isClash(EntityKind kind, boolean isKnown, Stated record) {
        return isKnown && record.kindIsKnown() && kind.type() != record.kind().type();
    }

    private void reject(Stated record, Described before) {
        String id = record.key().id();
        String why = "\"" + id + "\" is " + article(record.kind()) + " here and " + article(before.kind()) + " in "
                + before.place() + "; one id cannot mean both";
        findings.rejected(record.place().toString(), why);
        clashes.putIfAbsent(
                id,
                article(before.kind()) + " (" + before.place() + ") or " + article(record.kind()) + " ("
                        + record.place() + ")");
    }

    private static String article(EntityKind kind) {
        String label = kind.type().label();
        String words = kind.name().equalsIgnoreCase(label) ? label : label + " of kind " + kind;
        return (label.startsWith("I") ? "an " : "a ") + words;
    }

    /** The id of what every tenant has, as one tenant's; as the source's, where nobody says whose it is. */
    private String owned(String id, @Nullable String home) {
        return home == null ? IdText.local(source, id) : IdText.of(home, id);
    }

    /**
     * The number of the described entity that an end means, {@link NodeIndex#NONE} where no record describes one, or
     * {@link #AMBIGUOUS}.
     *
     * @param home the tenant of the relation's other end
     * @param exactly whether an id of other case is another id
     */
    public int find(Key key, @Nullable String home, boolean exactly) {
        if (clashes.containsKey(key.id())) {
            return AMBIGUOUS;
        }
        List<Integer> others = several.getOrDefault(key.id(), List.of());
        int named = key.isShared() ? NodeIndex.NONE : exactly ? index.findExact(key.id()) : index.find(key.id());
        if (others.isEmpty()) {
            return named;
        }
        List<Integer> candidates = Stream.concat(
                        others.stream(), Stream.of(named).filter(number -> number >= 0))
                .toList();
        for (int candidate : candidates) {
            if (home != null && home.equals(index.home(candidate))) {
                return candidate;
            }
        }
        if (key.isShared() && home != null) {
            return NodeIndex.NONE;
        }
        return candidates.size() == 1 ? candidates.getFirst() : AMBIGUOUS;
    }

    /** The same where it needs no look at the other end, else {@link #AMBIGUOUS}. */
    public int findCertain(Key key, boolean exactly) {
        return several.containsKey(key.id()) ? AMBIGUOUS : find(key, null, exactly);
    }

    /** Why an end is ambiguous. */
    public String ambiguity(Key key) {
        String clash = clashes.get(key.id());
        List<String> ids = several.getOrDefault(key.id(), List.of()).stream()
                .map(index::id)
                .toList();
        return "\"" + key.id() + "\" may mean " + (clash == null ? String.join(" or ", ids) : clash);
    }

    /** The id under which an end stands that no record describes. */
    public String undescribed(Key key, @Nullable String home, Place place) {
        String known = home == null ? homes.of(place.file()) : home;
        if (key.isShared()) {
            return owned(key.id(), known);
        }
        return ownedAlready(key.id(), known);
    }

    /** The only home that the records of a file, or of all files, state. */
    @Nullable
    public String home(Place place) {
        return homes.of(place.file());
    }

    private static @Nullable String tooLong(String text, String id, @Nullable String home) {
        String textIs = tooLong(text);
        String idIs = textIs == null ? tooLong(id) : textIs;
        return idIs == null && home != null ? tooLong(home) : idIs;
    }

    /** Why an id cannot be kept; null: it can. */
    public static @Nullable String tooLong(String id) {
        int bytes = IdText.bytesIfLong(id);
        return bytes <= IdText.MAX_BYTES
                ? null
                : String.format(
                        Locale.ROOT,
                        "the id %s… has %,d bytes, more than %,d",
                        id.substring(0, 60),
                        bytes,
                        IdText.MAX_BYTES);
    }
}
