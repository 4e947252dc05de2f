package blastradius.seed;

import blastradius.model.Entity;
import blastradius.model.EntityTraits;
import blastradius.model.Estate;
import blastradius.model.GrantState;
import blastradius.model.Relation;
import blastradius.model.RelationKind;
import blastradius.model.Terms;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes an estate as the two own tables; the order of rows is the estate's, the order of properties alphabetical. */
final class OwnTables {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final List<String> ENTITY_COLUMNS = List.of(
            "id",
            "entity",
            "kind",
            "name",
            "tenant",
            "source_id",
            "enabled",
            "criticality",
            "sensitivity",
            "properties",
            "organization",
            "weight",
            "environment",
            "service",
            "tier",
            "break_glass",
            "phishing_resistant",
            "source_kind");

    private static final List<String> RELATION_COLUMNS = List.of(
            "from",
            "relation",
            "to",
            "level",
            "from_time",
            "to_time",
            "state",
            "approvers",
            "factors",
            "zone",
            "ticket",
            "mode",
            "disclosed_at",
            "policy",
            "denied_by",
            "effects",
            "live",
            "form",
            "and",
            "source_kind",
            "properties");

    private OwnTables() {}

    static String entities(Estate estate) {
        return table(ENTITY_COLUMNS, estate.entities(), OwnTables::entity);
    }

    static String relations(Estate estate) {
        return table(RELATION_COLUMNS, estate.relations(), OwnTables::relation);
    }

    private static <T> String table(List<String> columns, List<T> rows, BiConsumer<CsvWriter, T> row) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(columns);
            rows.forEach(each -> row.accept(csv, each));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void entity(CsvWriter csv, Entity entity) {
        EntityTraits traits = entity.traits();
        String kind = entity.kind().name();
        csv.writeRecord(
                entity.id(),
                entity.kind().type().label(),
                kind.equals(entity.kind().type().name()) ? "" : kind,
                entity.name().equals(entity.id()) ? "" : entity.name(),
                text(entity.tenant()),
                entity.sourceId().equals(entity.id()) ? "" : entity.sourceId(),
                traits.enabled() ? "" : "false",
                text(traits.criticality()),
                text(traits.sensitivity()),
                json(entity.properties()),
                text(traits.organization()),
                traits.weight() == 1 ? "" : Double.toString(traits.weight()),
                text(traits.environment()),
                text(traits.service()),
                text(traits.tier()),
                yes(traits.breakGlass()),
                yes(traits.phishingResistant()),
                entity.sourceKind().equals(kind) ? "" : entity.sourceKind());
    }

    private static void relation(CsvWriter csv, Relation relation) {
        Terms terms = relation.terms();
        boolean stores = relation.kind() == RelationKind.STORES;
        String level = text(terms.level());
        csv.writeRecord(
                relation.from(),
                relation.kind().name(),
                relation.to(),
                stores ? "" : level,
                text(terms.from()),
                text(terms.until()),
                terms.state() == GrantState.STANDING ? "" : terms.state().name(),
                list(terms.approvers()),
                list(terms.factors()),
                text(terms.zone()),
                yes(terms.ticket()),
                text(terms.mode()),
                terms.never() ? "NEVER" : stores ? level : "",
                text(terms.policy()),
                text(terms.deniedBy()),
                list(terms.effects()),
                text(terms.live()),
                text(terms.form()),
                terms.and().stream().map(p -> p.entity() + ":" + p.level()).collect(Collectors.joining(";")),
                relation.sourceKind().equals(relation.kind().name()) ? "" : relation.sourceKind(),
                json(relation.evidence()));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String yes(boolean value) {
        return value ? "true" : "";
    }

    private static String list(Collection<String> ids) {
        return String.join(";", ids);
    }

    private static String json(Map<String, Object> properties) {
        return properties.isEmpty() ? "" : JSON.writeValueAsString(new TreeMap<>(properties));
    }
}
