package blastradius.finding.access;

import blastradius.finding.fact.Facts;
import blastradius.finding.fact.RelationTable;
import blastradius.model.EntityKind;
import blastradius.model.RelationKind;
import blastradius.snapshot.RelationAt;
import blastradius.snapshot.Snapshot;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** By what people sign in, and of which tenants it is known by what factors. O(relations that open identities). Immutable. */
public final class SignIns {

    private static final Set<EntityKind> BEARER = EnumSet.of(EntityKind.REFRESH_TOKEN, EntityKind.SESSION_TOKEN);
    private static final Set<EntityKind> RESISTANT = EnumSet.of(EntityKind.CERTIFICATE, EntityKind.FEDERATED_TRUST);

    private final Facts facts;
    private final BitSet registered = new BitSet();

    /** Those of the facts. */
    public static SignIns of(Facts facts) {
        return facts.once(SignIns.class, SignIns::new);
    }

    private SignIns(Facts facts) {
        this.facts = facts;
        Snapshot snapshot = facts.snapshot();
        RelationTable opens = facts.relations(RelationKind.AUTHENTICATES_AS);
        for (int i = 0; i < opens.size(); i++) {
            boolean isRegistration = snapshot.kind(opens.from(i)) == EntityKind.MFA_FACTOR
                    || !opens.relationClass(i).terms().factors().isEmpty();
            if (isRegistration && snapshot.tenant(opens.to(i)) >= 0) {
                registered.set(snapshot.tenant(opens.to(i)));
            }
        }
        for (int v = 0; v < snapshot.entityCount(); v++) {
            if (snapshot.kind(v) == EntityKind.MFA_FACTOR && snapshot.tenant(v) >= 0) {
                registered.set(snapshot.tenant(v));
            }
        }
    }

    /** Whether factors of the account's tenant are known at all. */
    public boolean isKnown(int identity) {
        int tenant = facts.snapshot().tenant(identity);
        return tenant >= 0 && registered.get(tenant);
    }

    /** The sign-ins of an account that ask for no factor, bearer tokens, certificates and passkeys left out. */
    public List<RelationAt> withoutFactor(int identity) {
        return passwords(identity)
                .filter(relation -> relation.relationClass().terms().factors().isEmpty())
                .toList();
    }

    /** Those that ask for no factor, or for none that cannot be phished. */
    public List<RelationAt> phishable(int identity) {
        return passwords(identity)
                .filter(relation ->
                        relation.relationClass().terms().factors().stream().noneMatch(this::isResistant))
                .toList();
    }

    private Stream<RelationAt> passwords(int identity) {
        return facts.relations(RelationKind.AUTHENTICATES_AS).into(identity).stream()
                .filter(relation -> {
                    EntityKind kind = facts.snapshot().kind(relation.from());
                    return !BEARER.contains(kind)
                            && !RESISTANT.contains(kind)
                            && !facts.snapshot().traits(relation.from()).phishingResistant();
                });
    }

    private boolean isResistant(String factor) {
        int vertex = facts.snapshot().vertexOf(factor).orElse(-1);
        return vertex >= 0
                && (facts.snapshot().traits(vertex).phishingResistant()
                        || RESISTANT.contains(facts.snapshot().kind(vertex)));
    }
}
