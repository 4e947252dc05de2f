package blastradius.export;

import blastradius.export.Sheet.Column;
import blastradius.model.Entity;
import blastradius.model.GrantState;
import blastradius.model.Premise;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The two own tables, as {@code seed-data/README.md} describes them: their columns in order. What a reader would assume anyway is left out.
 */
public final class OwnTable {

    public static final Sheet<Entity> ENTITIES = new Sheet<>(List.of(
            new Column<>("id", Entity::id),
            new Column<>("entity", entity -> entity.kind().type().label()),
            new Column<>(
                    "kind",
                    entity -> unless(entity.kind().name(), entity.kind().type().name())),
            new Column<>("name", entity -> unless(entity.name(), entity.id())),
            new Column<>("tenant", Entity::tenant),
            new Column<>("source_id", entity -> unless(entity.sourceId(), entity.id())),
            new Column<>("enabled", entity -> unless(entity.traits().enabled(), true)),
            new Column<>("criticality", entity -> entity.traits().criticality()),
            new Column<>("sensitivity", entity -> entity.traits().sensitivity()),
            new Column<>("properties", entity -> unless(entity.properties(), Map.of())),
            new Column<>("organization", entity -> entity.traits().organization()),
            new Column<>("weight", entity -> unless(entity.traits().weight(), 1.0)),
            new Column<>("environment", entity -> entity.traits().environment()),
            new Column<>("service", entity -> entity.traits().service()),
            new Column<>("tier", entity -> entity.traits().tier()),
            new Column<>("break_glass", entity -> unless(entity.traits().breakGlass(), false)),
            new Column<>("phishing_resistant", entity -> unless(entity.traits().phishingResistant(), false)),
            new Column<>("guest", entity -> unless(entity.traits().guest(), false)),
            new Column<>("helper", entity -> unless(entity.traits().helper(), false)),
            new Column<>(
                    "source_kind",
                    entity -> unless(entity.sourceKind(), entity.kind().name()))));

    public static final Sheet<Relation> RELATIONS = new Sheet<>(List.of(
            new Column<>("from", Relation::from),
            new Column<>("relation", Relation::kind),
            new Column<>("to", Relation::to),
            new Column<>(
                    "level",
                    relation -> isStore(relation) ? null : relation.terms().level()),
            new Column<>("from_time", relation -> relation.terms().from()),
            new Column<>("to_time", relation -> relation.terms().until()),
            new Column<>("state", relation -> unless(relation.terms().state(), GrantState.STANDING)),
            new Column<>("approvers", relation -> list(relation.terms().approvers())),
            new Column<>("factors", relation -> list(relation.terms().factors())),
            new Column<>("zone", relation -> relation.terms().zone()),
            new Column<>("ticket", relation -> unless(relation.terms().ticket(), false)),
            new Column<>("mode", relation -> relation.terms().mode()),
            new Column<>("disclosed_at", OwnTable::disclosedAt),
            new Column<>("policy", relation -> relation.terms().policy()),
            new Column<>("denied_by", relation -> relation.terms().deniedBy()),
            new Column<>("effects", relation -> list(relation.terms().effects())),
            new Column<>("live", relation -> relation.terms().live()),
            new Column<>("form", relation -> relation.terms().form()),
            new Column<>(
                    "and",
                    relation -> list(relation.terms().and().stream()
                            .map(OwnTable::premise)
                            .toList())),
            new Column<>(
                    "source_kind",
                    relation -> unless(relation.sourceKind(), relation.kind().name())),
            new Column<>("properties", relation -> unless(relation.evidence(), Map.of()))));

    private OwnTable() {}

    private static @Nullable Object unless(Object value, Object assumed) {
        return value.equals(assumed) ? null : value;
    }

    private static @Nullable Object list(Collection<String> ids) {
        return ids.isEmpty() ? null : ids;
    }

    private static boolean isStore(Relation relation) {
        return relation.kind() == RelationKind.STORES;
    }

    private static @Nullable Object disclosedAt(Relation relation) {
        Terms terms = relation.terms();
        return terms.never() ? "NEVER" : isStore(relation) ? terms.level() : null;
    }

    private static String premise(Premise premise) {
        return premise.entity() + ":" + premise.level();
    }
}
