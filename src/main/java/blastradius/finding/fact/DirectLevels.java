package blastradius.finding.fact;

import blastradius.model.EntityKind;
import blastradius.model.EntityType;
import blastradius.model.RelationClass;
import blastradius.model.RelationKind;
import blastradius.snapshot.Rows;
import blastradius.snapshot.Snapshot;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.ArrayList;
import java.util.List;

/**
 * The highest level of the rights that an identity was given, itself, by its groups or as another account of its own. Its machine and its mailbox are its own
 * and no rights. For one thread; each entity is looked at once.
 */
public final class DirectLevels {

    private static final int UNKNOWN = -1;
    private static final int READ = 2;
    private static final int ANY = 4;

    private final Facts facts;
    private final Snapshot snapshot;
    private final Int2IntOpenHashMap known = new Int2IntOpenHashMap();

    public DirectLevels(Facts facts) {
        this.facts = facts;
        this.snapshot = facts.snapshot();
        known.defaultReturnValue(UNKNOWN);
    }

    /** Whether it was given rights, and none above READ. */
    public boolean isReadOnly(int identity) {
        int level = level(identity);
        return level > 0 && level <= READ;
    }

    /* A circle of groups gives what its members' other relations do. */
    private int level(int vertex) {
        int before = known.get(vertex);
        if (before != UNKNOWN) {
            return before;
        }
        known.put(vertex, 0);
        int level = 0;
        Rows rows = snapshot.forward();
        for (int a = rows.start(vertex); a < rows.end(vertex); a++) {
            RelationClass relation = relation(rows, a);
            if (relation != null) {
                level = Math.max(level, level(vertex, relation, Rows.otherEnd(rows.arc(a))));
            }
        }
        known.put(vertex, level);
        return level;
    }

    private int level(int vertex, RelationClass relation, int head) {
        int held = behind(head);
        RelationKind kind = relation.kind();
        if (snapshot.isJunction(held)) {
            return 0;
        }
        if (kind.isMembership() || kind == RelationKind.SYNCED_TO) {
            return level(held);
        }
        if (isOwnPrincipal(vertex, kind)) {
            return ANY; // a registration is its principals
        }
        if (kind == RelationKind.GRANTS) {
            return relation.gives().code();
        }
        boolean isRight = kind.isAccess() || kind.isServiceOfTools();
        if (!isRight || isOwn(vertex, held)) {
            return 0;
        }
        return snapshot.kind(held).type() == EntityType.CREDENTIAL
                ? ANY
                : relation.gives().code();
    }

    private boolean isOwnPrincipal(int vertex, RelationKind kind) {
        return kind == RelationKind.RUNS_AS && snapshot.kind(vertex) == EntityKind.OAUTH_APP;
    }

    private boolean isOwn(int vertex, int held) {
        EntityKind kind = snapshot.kind(held);
        return (kind == EntityKind.HOST || kind == EntityKind.MAILBOX)
                && !facts.organizations().areApart(vertex, held);
    }

    /* What a condition leads to, be it by further ones; itself where it leads nowhere. */
    private int behind(int vertex) {
        int next = vertex;
        Rows rows = snapshot.forward();
        while (snapshot.isJunction(next) && rows.start(next) < rows.end(next)) {
            next = Rows.otherEnd(rows.arc(rows.start(next)));
        }
        return next;
    }

    /* What is open at the instant. */
    private @org.jspecify.annotations.Nullable RelationClass relation(Rows rows, int index) {
        int arcClass = rows.arcClass(index);
        return facts.gates().isOpen(arcClass)
                ? snapshot.arcClasses().get(arcClass).relation()
                : null;
    }

    /** All that it was given, as identities that have the same rights have it. */
    public List<Long> rights(int identity) {
        List<Long> rights = new ArrayList<>();
        Rows rows = snapshot.forward();
        for (int a = rows.start(identity); a < rows.end(identity); a++) {
            int head = Rows.otherEnd(rows.arc(a));
            int held = behind(head);
            if (snapshot.isJunction(held) || !isOwn(identity, held)) {
                rights.add((long) rows.arcClass(a) << Integer.SIZE | held);
            }
        }
        rights.sort(null);
        return rights;
    }
}
