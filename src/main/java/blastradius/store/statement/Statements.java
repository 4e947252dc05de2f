package blastradius.store.statement;

import blastradius.model.Entity;
import blastradius.model.EntityKind;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.BitSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an import states, spooled to disk until it is known to be complete; memory holds a few bits an entity. */
public final class Statements implements AutoCloseable {

    private static final int A_LOOK = 1 << 10;

    private final Watch watch;
    private final Spool claims;
    private final Spool mentions;
    private final Spool relations;
    private final BitSet described = new BitSet();
    private final BitSet repeated = new BitSet();
    private final BitSet mentioned = new BitSet();
    private long repetitions;

    public Statements(WorkFolder folder, Watch watch) {
        this.watch = watch;
        claims = Spool.in(folder);
        mentions = Spool.in(folder);
        relations = Spool.in(folder);
    }

    /** Receives an entity that a relation names. */
    @FunctionalInterface
    public interface MentionVisitor {
        void visit(int no, String key);
    }

    /** Receives a relation, the how-manieth it is, by numbers; evidence is {@code Json}. */
    @FunctionalInterface
    public interface RelationVisitor {
        void visit(int ordinal, int from, int to, int classNo, @Nullable String evidence);
    }

    public void entity(int no, Entity entity) {
        Claim claim = Claim.of(no, entity);
        claims.write(out -> write(claim, out));
        if (described.get(no)) {
            repeated.set(no);
            repetitions++;
        }
        described.set(no);
    }

    public void relation(int from, int to, int classNo, @Nullable String evidence) {
        relations.write(out -> {
            out.writeInt(from);
            out.writeInt(to);
            out.writeInt(classNo);
            Spool.text(out, evidence);
        });
    }

    /** The entity is the end of a relation. */
    public void mention(int no, String key) {
        if (!mentioned.get(no)) {
            mentioned.set(no);
            mentions.write(out -> {
                out.writeInt(no);
                Spool.text(out, key);
            });
        }
    }

    /** Who looks on while what is stated here is committed. */
    public Watch watch() {
        return watch;
    }

    /** One passage over the records of a kind. */
    private final class Look {

        private final String phase;
        private final long total;
        private long done;

        Look(String phase, long total) {
            this.phase = phase;
            this.total = total;
        }

        /** The ordinal of the record that comes now; there are fewer of one source than an int counts, see RelationTable. */
        int next() {
            if (done % A_LOOK == 0) {
                watch.check();
                watch.at(phase, done, total);
            }
            return (int) done++;
        }
    }

    public boolean isDescribed(int no) {
        return described.get(no);
    }

    /** Whether the entity was described more than once. */
    public boolean isRepeated(int no) {
        return repeated.get(no);
    }

    /** How often an entity was described again. */
    public long repetitions() {
        return repetitions;
    }

    public long relationCount() {
        return relations.records();
    }

    public void forEachClaim(String phase, Consumer<Claim> visitor) {
        Look look = new Look(phase, claims.records());
        claims.forEach(in -> {
            look.next();
            visitor.accept(read(in));
        });
    }

    public void forEachMention(String phase, MentionVisitor visitor) {
        Look look = new Look(phase, mentions.records());
        mentions.forEach(in -> {
            look.next();
            visitor.visit(in.readInt(), Spool.text(in));
        });
    }

    public void forEachRelation(String phase, RelationVisitor visitor) {
        Look look = new Look(phase, relations.records());
        relations.forEach(in -> {
            visitor.visit(look.next(), in.readInt(), in.readInt(), in.readInt(), Spool.textOrNull(in));
        });
    }

    @Override
    public void close() {
        try (claims;
                mentions;
                relations) {
            described.clear();
        }
    }

    private static void write(Claim claim, DataOutputStream out) throws IOException {
        out.writeInt(claim.no());
        Spool.text(out, claim.key());
        Spool.text(out, claim.kind().name());
        Spool.text(out, claim.name());
        Spool.text(out, claim.tenant());
        Spool.text(out, claim.sourceId());
        Spool.text(out, claim.sourceKind());
        Spool.text(out, claim.traits());
        Spool.text(out, claim.properties());
    }

    private static Claim read(DataInputStream in) throws IOException {
        return new Claim(
                in.readInt(),
                Spool.text(in),
                EntityKind.valueOf(Spool.text(in)),
                Spool.text(in),
                Spool.textOrNull(in),
                Spool.text(in),
                Spool.text(in),
                Spool.textOrNull(in),
                Spool.textOrNull(in),
                false);
    }
}
