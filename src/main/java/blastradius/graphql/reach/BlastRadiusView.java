package blastradius.graphql.reach;

import blastradius.analysis.impact.Impact;
import blastradius.analysis.impact.LevelCounts;
import blastradius.analysis.impact.Score;
import blastradius.analysis.impact.TenantImpact;
import blastradius.analysis.question.Source;
import blastradius.analysis.reach.Reach;
import blastradius.graphql.entity.Completeness;
import blastradius.graphql.entity.EntityView;
import blastradius.graphql.entity.EstateController.SnapshotView;
import blastradius.graphql.inquiry.AssumptionsView;
import blastradius.graphql.inquiry.Inquiry;
import blastradius.graphql.inquiry.PathView;
import blastradius.model.AccessLevel;
import blastradius.model.Assumptions;
import blastradius.snapshot.Snapshot;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A blast radius under the schema's names for its fields. It is measured when the first measure is asked for. */
public final class BlastRadiusView {

    private final Inquiry inquiry;
    private final Reach reach;
    private final List<Source> compromised;
    private final BitSet sources = new BitSet();
    private @Nullable Impact impact;

    public BlastRadiusView(Inquiry inquiry, Reach reach, List<Source> compromised) {
        this.inquiry = inquiry;
        this.reach = reach;
        this.compromised = compromised;
        compromised.forEach(source -> sources.set(source.vertex()));
    }

    Reach reach() {
        return reach;
    }

    Inquiry inquiry() {
        return inquiry;
    }

    List<Source> sources() {
        return compromised;
    }

    Assumptions assumed() {
        return reach.gates().assumptions();
    }

    boolean isCompromised(int vertex) {
        return sources.get(vertex);
    }

    synchronized Impact impact() {
        Impact made = impact;
        if (made == null) {
            made = Impact.of(reach, compromised, inquiry.budget());
            impact = made;
        }
        return made;
    }

    public List<EntityView> getCompromised() {
        return compromised.stream()
                .map(source -> new EntityView(reach.snapshot(), source.vertex()))
                .distinct()
                .toList();
    }

    public Score getScore() {
        return impact().score();
    }

    public LevelCounts getTenantCounts() {
        return impact().tenantCounts();
    }

    public int getTenantAdminCount() {
        return impact().tenantAdmins();
    }

    public double getLoss() {
        return impact().customersLost();
    }

    public LevelCounts getResourceCounts() {
        return impact().counts().resources();
    }

    public IdentityCounts getIdentityCounts() {
        var counts = impact().counts();
        return new IdentityCounts(
                counts.humans() + counts.nonHumans(), counts.humans(), counts.nonHumans(), counts.customerOwned());
    }

    public int getCredentialsExposed() {
        return impact().counts().credentials();
    }

    public int getBackupsWritable() {
        return impact().counts().backupsWritable();
    }

    public int getTierZeroControlled() {
        return impact().counts().tierZero();
    }

    /** Null where no tenant is reached that none of the compromised belongs to. */
    public @Nullable Integer getHopsToForeignTenant() {
        BitSet own = new BitSet();
        Snapshot snapshot = reach.snapshot();
        compromised.stream()
                .map(source -> snapshot.tenant(source.vertex()))
                .filter(tenant -> tenant >= 0)
                .forEach(own::set);
        OptionalInt fewest = impact().tenants().stream()
                .filter(reached -> reached.tenant() >= 0 && !own.get(reached.tenant()))
                .mapToInt(TenantImpact::hops)
                .min();
        return fewest.isPresent() ? fewest.getAsInt() : null;
    }

    /** Null where the estate has no provider. */
    public @Nullable Double getHomeImpact() {
        return reach.snapshot().valuation().homeTotal() == 0 ? null : impact().homeImpact();
    }

    public AssumptionsView getAssumptions() {
        return AssumptionsView.of(assumed());
    }

    public Completeness getCompleteness() {
        return Completeness.of(reach.isExact(), assumed());
    }

    public SnapshotView getSnapshot() {
        return SnapshotView.of(reach.snapshot());
    }

    /** Null where the level is not reached. */
    @Nullable
    PathView path(int vertex, @Nullable AccessLevel level) {
        AccessLevel wanted = level == null ? reach.level(vertex).orElse(AccessLevel.SEE) : level;
        return reach.path(vertex, wanted).map(inquiry::path).orElse(null);
    }

    /** Identities that were taken over. */
    record IdentityCounts(int total, int human, int nonHuman, int customerOwned) {}
}
