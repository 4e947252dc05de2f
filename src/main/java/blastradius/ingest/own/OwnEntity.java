package blastradius.ingest.own;

import blastradius.ingest.value.Decimals;
import blastradius.ingest.value.StandIns;
import blastradius.model.Criticality;
import blastradius.model.Entity;
import blastradius.model.EntityKind;
import blastradius.model.EntityTraits;
import blastradius.model.EntityType;
import blastradius.model.Environment;
import blastradius.model.Sensitivity;
import blastradius.model.ServiceScope;
import org.jspecify.annotations.Nullable;

/** A row of the own table of entities. */
final class OwnEntity {

    private OwnEntity() {}

    static Entity of(OwnRow row) {
        String id = row.required("id");
        EntityKind kind = kind(row);
        String sourceId = row.exact("source_id");
        String name = row.exact("name");
        String sourceKind = row.text("source_kind");
        if (row.truth("helper", false)) {
            StandIns.check(kind, row.text("tenant"));
        }
        return new Entity(
                id,
                kind,
                name == null ? id : name,
                row.exact("tenant"),
                sourceId == null ? id : sourceId,
                sourceKind == null ? kind.name() : sourceKind,
                traits(row),
                row.properties());
    }

    private static EntityKind kind(OwnRow row) {
        EntityKind kind = row.word("kind", EntityKind.class);
        EntityType type = row.word("entity", EntityType.class);
        if (kind == null && type == null) {
            throw new IllegalArgumentException("entity and kind are both empty");
        }
        EntityKind stated = kind == null ? EntityKind.valueOf(String.valueOf(type)) : kind;
        if (!stated.isConcrete()) {
            throw OwnRow.wrong("kind", "", "a kind of " + stated.type().label());
        }
        if (type != null && stated.type() != type) {
            throw OwnRow.wrong("kind", stated.name(), "a kind of " + type.label());
        }
        return stated;
    }

    private static EntityTraits traits(OwnRow row) {
        return new EntityTraits(
                row.truth("enabled", true),
                row.truth("break_glass", false),
                row.truth("phishing_resistant", false),
                row.truth("guest", false),
                row.truth("helper", false),
                row.text("organization"),
                weight(row),
                row.word("criticality", Criticality.class),
                row.word("sensitivity", Sensitivity.class),
                row.word("environment", Environment.class),
                row.word("service", ServiceScope.class),
                tier(row));
    }

    private static double weight(OwnRow row) {
        String text = row.text("weight");
        try {
            return text == null ? 1 : Decimals.read(text).doubleValue();
        } catch (IllegalArgumentException noNumber) {
            throw new IllegalArgumentException("weight: " + noNumber.getMessage(), noNumber);
        }
    }

    private static @Nullable Integer tier(OwnRow row) {
        String text = row.text("tier");
        try {
            return text == null ? null : Integer.valueOf(Decimals.whole(text));
        } catch (IllegalArgumentException noNumber) {
            throw new IllegalArgumentException("tier: " + noNumber.getMessage(), noNumber);
        }
    }
}
