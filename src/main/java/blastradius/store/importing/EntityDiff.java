package blastradius.store.importing;

import blastradius.model.ImportReport.Counts;
import blastradius.store.statement.Claim;
import blastradius.store.statement.Statements;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What an import changes of the claims of its source: they are compared by fingerprint with those that stand, and written when that is
 * known. Memory: some bits an entity.
 */
final class EntityDiff {

    private final EstateBefore estate;
    private final SourceBefore source;
    private final Statements statements;
    private final boolean keepUnstated;
    private final Map<Integer, Claim> merged = new HashMap<>();
    private final BitSet claimed = new BitSet();
    private final BitSet differing = new BitSet();
    private final BitSet leaving = new BitSet();
    private final BitSet removed = new BitSet();
    private long added;
    private long changed;
    private long unchanged;

    /** Compares all that the import states; with {@code keepUnstated} nothing is removed. */
    EntityDiff(EstateBefore estate, SourceBefore source, Statements statements, boolean keepUnstated) {
        this.estate = estate;
        this.source = source;
        this.statements = statements;
        this.keepUnstated = keepUnstated;
        statements.forEachClaim("comparing entities", claim -> {
            if (statements.isRepeated(claim.no())) {
                merged.merge(claim.no(), claim, Claim::filledBy);
            } else {
                compare(claim);
            }
        });
        merged.values().forEach(this::compare);
        statements.forEachMention("comparing ends of relations", (no, key) -> {
            if (!statements.isDescribed(no)) {
                mention(no, key);
            }
        });
        for (int no = 0; no < estate.end(); no++) {
            if (source.hash(no) != 0 && !claimed.get(no)) {
                leave(no);
            }
        }
    }

    Counts counts() {
        return new Counts(added, changed, removed.cardinality(), unchanged);
    }

    boolean isAny() {
        return !differing.isEmpty() || !leaving.isEmpty();
    }

    /** The numbers of the entities that the source described and does not describe any more. */
    BitSet removed() {
        return removed;
    }

    /** Writes what differs; adds the numbers of the entities that are now to be put together anew. */
    void write(SourceWriter writer, BitSet touched) {
        if (!differing.isEmpty()) {
            forEachDiffering(claim -> write(claim, writer, touched));
        }
        leaving.stream().forEach(no -> {
            writer.closeClaim(no);
            touched.set(no);
        });
        writer.flushEntities();
    }

    private void forEachDiffering(Consumer<Claim> visitor) {
        statements.forEachClaim("committing entities", claim -> {
            if (differing.get(claim.no()) && !merged.containsKey(claim.no())) {
                visitor.accept(claim);
            }
        });
        merged.values().stream().filter(claim -> differing.get(claim.no())).forEach(visitor);
        statements.forEachMention("committing ends of relations", (no, key) -> {
            if (differing.get(no) && !statements.isDescribed(no)) {
                visitor.accept(Claim.placeholder(no, key));
            }
        });
    }

    private void write(Claim claim, SourceWriter writer, BitSet touched) {
        int no = claim.no();
        if (estate.isNew(no)) {
            writer.entity(claim);
            estate.created(no);
            return;
        }
        if (source.hash(no) != 0) {
            writer.closeClaim(no);
        }
        writer.claim(claim);
        touched.set(no);
    }

    private void compare(Claim claim) {
        int no = claim.no();
        boolean isSame = claim.hash() == source.hash(no);
        claimed.set(no);
        differing.set(no, !isSame);
        if (claim.placeholder()) {
            removed.set(no, source.describes(no));
        } else if (!source.describes(no)) {
            added++;
        } else if (isSame) {
            unchanged++;
        } else {
            changed++;
        }
    }

    private void mention(int no, String key) {
        if (keepUnstated && source.hash(no) != 0) {
            leave(no);
        } else {
            compare(Claim.placeholder(no, key));
        }
    }

    private void leave(int no) {
        claimed.set(no);
        if (keepUnstated) {
            unchanged += source.describes(no) ? 1 : 0;
        } else {
            leaving.set(no);
            removed.set(no, source.describes(no));
        }
    }
}
