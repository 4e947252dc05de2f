package blastradius.ingest.azure;

import blastradius.ingest.arm.ArmFields;
import blastradius.ingest.arm.ArmPath;
import blastradius.ingest.file.Place;
import blastradius.ingest.ledger.Ledger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Templates that deploy delegations, with the files of parameters beside them. To whom a template was deployed it does not say: its
 * subscription stands under the offer's name.
 */
final class Templates {

    private static final String DEFINITION = "microsoft.managedservices/registrationdefinitions";
    private static final String DEPLOYMENT = "microsoft.resources/deployments";

    private final Delegations delegations;
    private final Ledger ledger;
    private final List<Template> templates = new ArrayList<>();
    private final List<Template> parameters = new ArrayList<>();

    private record Template(Place place, ArmFields fields) {

        String folder() {
            return place.file().substring(0, place.file().lastIndexOf('/') + 1);
        }

        /* rg.json and rg.parameters.json are of one name. */
        String name() {
            return place.file()
                    .toLowerCase(Locale.ROOT)
                    .replaceFirst("\\.json$", "")
                    .replaceFirst("[._-]parameters$", "");
        }

        Set<String> names() {
            return fields.inner("parameters").map().keySet();
        }
    }

    Templates(Delegations delegations, Ledger ledger) {
        this.delegations = delegations;
        this.ledger = ledger;
    }

    void add(Place place, ArmFields fields) {
        boolean isParameters =
                String.valueOf(fields.text("$schema")).toLowerCase(Locale.ROOT).contains("parameters.json");
        (isParameters ? parameters : templates).add(new Template(place, fields));
    }

    /** All files were handed over: reads each template with its parameters. */
    void settle() {
        List<Template> left = new ArrayList<>(parameters);
        Map<Template, Template> pairs = new LinkedHashMap<>();
        for (Template template : templates) {
            pair(template, left, pairs, template.name());
        }
        for (Template template : templates) {
            if (!pairs.containsKey(template)) {
                pair(template, left, pairs, null);
            }
        }
        templates.forEach(template -> read(template, pairs.get(template)));
        left.forEach(
                one -> ledger.say(one.place().file() + ": parameters of a template that is not here are passed over"));
    }

    /* By name; else by what they are parameters of. */
    private static void pair(
            Template template, List<Template> left, Map<Template, Template> pairs, @Nullable String name) {
        left.stream()
                .filter(one -> name == null
                        ? one.folder().equals(template.folder())
                                && template.names().containsAll(one.names())
                        : one.name().equals(name))
                .findFirst()
                .ifPresent(one -> {
                    left.remove(one);
                    pairs.put(template, one);
                });
    }

    private void read(Template template, @Nullable Template values) {
        TemplateValues resolved =
                TemplateValues.of(template.fields(), values == null ? ArmFields.of(null) : values.fields());
        List<ArmFields> definitions = new ArrayList<>();
        List<Object> groups = new ArrayList<>();
        for (ArmFields resource : template.fields().records("resources")) {
            String type = String.valueOf(resource.text("type")).toLowerCase(Locale.ROOT);
            if (type.equals(DEFINITION)) {
                definitions.add(resolved.fields(resource.inner("properties")));
            } else if (type.equals(DEPLOYMENT) && resource.text("resourceGroup") != null) {
                groups.addAll(resolved.each(resource.text("resourceGroup")));
            }
        }
        if (definitions.isEmpty()) {
            ledger.unread("deployment template without delegations");
            return;
        }
        definitions.forEach(definition -> deploy(template, definition, groups));
    }

    private void deploy(Template template, ArmFields definition, List<Object> groups) {
        for (Map.Entry<String, Object> entry : definition.map().entrySet()) {
            if (entry.getValue() instanceof String text && text.startsWith("[")) {
                ledger.rejected(
                        template.place(),
                        entry.getKey() + " is " + text
                                + ", which is not resolved: put the file of its parameters beside the template");
                return;
            }
        }
        String offer = String.valueOf(definition.text("registrationDefinitionName"));
        String subscription = "/subscriptions/where " + offer.replace('/', ' ') + " is deployed";
        List<ArmPath> scopes = new ArrayList<>();
        for (Object group : groups) {
            scopes.add(path(subscription + "/resourceGroups/" + group));
        }
        delegations.deploy(template.place(), definition, scopes.isEmpty() ? List.of(path(subscription)) : scopes);
    }

    private static ArmPath path(String text) {
        return new ArmPath(text, text.toUpperCase(Locale.ROOT));
    }
}
