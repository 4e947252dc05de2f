package blastradius.setting;

import static blastradius.setting.Setting.choice;
import static blastradius.setting.Setting.count;
import static blastradius.setting.Setting.folder;
import static blastradius.setting.Setting.length;
import static blastradius.setting.Setting.number;
import static blastradius.setting.Setting.size;
import static blastradius.setting.Setting.text;
import static blastradius.setting.Setting.texts;
import static blastradius.setting.Setting.truth;

import blastradius.access.Sights.ProviderNames;
import blastradius.finding.Rules;
import blastradius.model.AccessLevel;
import blastradius.model.Criticality;
import blastradius.model.PlainText;
import blastradius.model.Sensitivity;
import blastradius.model.Weighting;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/** All settings under {@code blastradius}: their names, and what each has to be. */
public final class Settings {

    static final String PREFIX = "blastradius";

    private static final DataSize IN_MEMORY = DataSize.ofGigabytes(1);

    private static final List<Setting<?>> PLAIN = List.of(
            text("data", "a folder"),
            truth("demo"),
            truth("demo-login"),
            text("audit.file", "a file"),
            folder("documents.folder", "a folder that can be read, with documents as *.graphql"),
            truth("documents.only"),
            text("sign-in.roles-claim", "the name of a claim"),
            text("sign-in.name-claim", "the name of a claim"),
            text("sign-in.scope-claim", "the name of a claim"),
            choice("sign-in.provider-names", ProviderNames.class),
            text("sign-in.mask-key", "a secret"),
            text("sign-in.client-id", "the name that the issuer knows the pages by"),
            texts("sign-in.asks-for", "scopes that an issuer knows, such as openid", "[\\x21\\x23-\\x5b\\x5d-\\x7e]+"),
            texts(
                    "web.allowed-hosts",
                    "names of hosts, without port, such as blast-radius.example",
                    "[^\\s/:*@]+|\\[[0-9a-fA-F:.]+]"),
            texts("web.allowed-origins", "origins such as https://portal.example, without path", "https?://[^\\s/*@]+"),
            texts("sources.precedence", "names of sources", ".*\\S.*"),
            length("sources.session-age"),
            truth("sources.old-sessions"),
            truth("sources.across-trusts"),
            truth("sources.relay"),
            size("limits.body", IN_MEMORY),
            size("limits.response", IN_MEMORY),
            size("limits.import-size"),
            size("limits.transfer-rate"),
            count("limits.characters", 1),
            count("limits.tokens", 1),
            count("limits.rule-depth", 1),
            count("limits.depth", 1),
            count("limits.aliases", 1),
            count("limits.directives", 1),
            count("limits.root-fields", 1),
            count("limits.cost", 1),
            count("limits.page", 1),
            count("limits.ids", 1),
            count("limits.drawn", 1),
            count("limits.lists", 1),
            count("limits.scenarios", 1),
            count("limits.exceptions", 1),
            count("limits.machine-tokens", 1),
            length("limits.machine-token"),
            count("limits.points", 1),
            count("limits.at-once", 1),
            count("limits.reviews", 1),
            count("limits.waiting", 0),
            length("limits.query"),
            length("limits.analysis"),
            length("limits.patience"),
            length("limits.transfer"),
            length("limits.export"),
            length("limits.import"),
            length("limits.exception"));

    private static final List<Setting<Double>> SCORES = Stream.of(
                    words("score.levels.", AccessLevel.class),
                    words("score.criticalities.", Criticality.class),
                    words("score.sensitivities.", Sensitivity.class),
                    words("score.gates.", Weighting.Gate.class),
                    words("score.parts.", Weighting.Part.class),
                    Stream.of("score.bands.critical", "score.bands.high", "score.bands.moderate"))
            .flatMap(names -> names)
            .map(Setting::number)
            .toList();

    private static final List<Setting<Double>> PARAMETERS = Rules.ALL.stream()
            .flatMap(rule -> rule.text().parameters().stream())
            .map(parameter -> number("findings." + parameter.key()))
            .toList();

    private static final Set<String> NAMES =
            all().map(setting -> letters(PREFIX + setting.name())).collect(Collectors.toUnmodifiableSet());

    private Settings() {}

    private static Stream<Setting<?>> all() {
        return Stream.of(PLAIN, SCORES, PARAMETERS).flatMap(List::stream);
    }

    private static <E extends Enum<E>> Stream<String> words(String prefix, Class<E> words) {
        return Arrays.stream(words.getEnumConstants())
                .map(word -> prefix + word.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** To be given to an application before it runs, first of all. */
    public static ApplicationContextInitializer<ConfigurableApplicationContext> checked() {
        return context -> check(context.getEnvironment());
    }

    /** @throws BadSetting for the first one that makes no sense */
    static void check(Environment environment) {
        ConfigurationPropertySources.get(environment).forEach(source -> {
            if (source instanceof IterableConfigurationPropertySource listed) {
                listed.stream().forEach(Settings::checkName);
            }
        });
        Binder settings = Binder.get(environment);
        all().forEach(setting -> setting.check(settings));
        checkParameters(settings);
        checkScore(settings);
    }

    private static void checkName(ConfigurationPropertyName name) {
        String stated = name.toString();
        if (ConfigurationPropertyName.of(PREFIX).isAncestorOf(name)
                && !NAMES.contains(letters(stated.replaceFirst("\\[\\d+]$", "")))) {
            throw unknown(stated);
        }
    }

    private static BadSetting unknown(String name) {
        return new BadSetting(
                "there is no setting " + PlainText.shown(name) + "; src/docs/operating.md says which there are");
    }

    /* From the environment a name comes without dashes, and dots for what may have been one. */
    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /* Rules read them by their exact names. */
    private static void checkParameters(Binder settings) {
        Set<String> known = PARAMETERS.stream().map(Setting::name).collect(Collectors.toSet());
        settings
                .bind(PREFIX + ".findings", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of())
                .keySet()
                .stream()
                .filter(name -> !known.contains("findings." + name))
                .findFirst()
                .ifPresent(name -> {
                    throw unknown(PREFIX + ".findings." + name);
                });
    }

    /* What they have to be together, the weighting says. */
    private static void checkScore(Binder settings) {
        Weighting.Bands shipped = Weighting.DEFAULT.bands();
        try {
            new Weighting(
                    stated(settings, "levels", AccessLevel.class),
                    stated(settings, "criticalities", Criticality.class),
                    stated(settings, "sensitivities", Sensitivity.class),
                    stated(settings, "gates", Weighting.Gate.class),
                    stated(settings, "parts", Weighting.Part.class),
                    new Weighting.Bands(
                            band(settings, "critical", shipped.critical()),
                            band(settings, "high", shipped.high()),
                            band(settings, "moderate", shipped.moderate())));
        } catch (IllegalArgumentException bad) {
            throw new BadSetting(String.valueOf(bad.getMessage()));
        }
    }

    private static <E extends Enum<E>> Map<E, Double> stated(Binder settings, String part, Class<E> words) {
        Map<E, Double> stated = new EnumMap<>(words);
        settings.bind(PREFIX + ".score." + part, Bindable.mapOf(words, Double.class))
                .ifBound(stated::putAll);
        return stated;
    }

    private static double band(Binder settings, String name, double shipped) {
        return settings.bind(PREFIX + ".score.bands." + name, Double.class).orElse(shipped);
    }
}
