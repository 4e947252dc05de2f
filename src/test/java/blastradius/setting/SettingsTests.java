package blastradius.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.ClassUtils;

class SettingsTests {

    private static final Pattern READ = Pattern.compile("\\$\\{(blastradius\\.[a-z.-]+):");

    private static void check(String name, String value) {
        Settings.check(new MockEnvironment().withProperty(name, value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            score.levels.see|2
            score.levels.SEE|NaN
            score.levels.write|0.1
            score.levels.control|0.9
            score.criticalities.low|-1
            score.criticalities.mission|Infinity
            score.sensitivities.public|0.3
            score.gates.self-activation|0
            score.gates.SELF_ACTIVATION|1.5
            score.gates.ticket|high
            score.parts.depth|1
            score.bands.critical|101
            score.bands.high|99
            score.bands.moderate|x
            sources.session-age|0d
            sources.session-age|-1d
            sources.session-age|banana
            sources.session-age|36501d
            sources.session-age|999999999999999999d
            sources.relay|maybe
            findings.BR-06.days|-1
            findings.BR-06.days|NaN
            findings.BR-06.days|soon
            findings.BR-99.days|1
            findings.BR-06.weeks|1
            limits.depth|-1
            limits.depth|0
            limits.depth|12.5
            limits.cost|9999999999999999999
            limits.page|2147483647
            limits.waiting|-1
            limits.lists|0
            limits.body|-1KB
            limits.body|300GB
            limits.response|much
            limits.query|0s
            limits.analysis|-60s
            limits.analysis|400000d
            limits.export|PT
            limits.dept|12
            limits.query.max|5s
            web.allowed-origins|*
            web.allowed-origins|https://portal.example/path
            web.allowed-hosts|blast-radius.example:8080
            demo|perhaps
            data|' '
            port|8080
            """)
    void whatMakesNoSenseIsRefusedByName(String name, String value) {
        assertThatThrownBy(() -> check("blastradius." + name, value))
                .isInstanceOf(BadSetting.class)
                .message()
                .containsPattern("(?i)blastradius\\." + name.replaceFirst("\\.[^.]*$", ""))
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource({
        "score.levels.see,0.06",
        "score.gates.SELF_ACTIVATION,0.5",
        "score.bands.critical,80",
        "sources.session-age,36500d",
        "sources.precedence,'hr, entra'",
        "findings.BR-06.days,180",
        "limits.body,512KB",
        "limits.importSize,3GB",
        "limits.waiting,0",
        "limits.query,1500ms",
        "web.allowed-hosts,'blast-radius.example,[::1]'",
        "web.allowed-origins[0],https://portal.example:8443",
        "demo,false",
        "data,estates/msp"
    })
    void whatMakesSensePasses(String name, String value) {
        assertThatCode(() -> check("blastradius." + name, value)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BLASTRADIUS_LIMITS_IMPORT_SIZE", "BLASTRADIUS_LIMITS_IMPORTSIZE"})
    void theEnvironmentSpellsNamesWithoutDashes(String name) {
        assertThatCode(() -> Settings.check(environment(name, "3GB"))).doesNotThrowAnyException();
    }

    @Test
    void aNameThatNobodyReadsIsRefusedFromTheEnvironmentToo() {
        assertThatThrownBy(() -> Settings.check(environment("BLASTRADIUS_LIMITS_DEPHT", "3")))
                .hasMessage("there is no setting blastradius.limits.depht; src/docs/operating.md says which there are");
        assertThatCode(() -> Settings.check(environment("BLASTRADIUS", "elsewhere")))
                .doesNotThrowAnyException();
    }

    private static StandardEnvironment environment(String name, String value) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment
                .getPropertySources()
                .addLast(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(name, value)));
        return environment;
    }

    @Test
    void whatIsSaidNamesTheSettingItsValueAndWhatItHasToBe() {
        assertThatThrownBy(() -> check("blastradius.limits.depth", "-1"))
                .hasMessage("blastradius.limits.depth is \"-1\"; it has to be a whole number from 1 to 1000000000");
        assertThatThrownBy(() -> check("blastradius.score.levels.see", "2"))
                .hasMessageStartingWith("blastradius.score.levels.see is 2.0; it has to be in thousandths");
    }

    /* A setting that is read and not known here could not be set at all. */
    @Test
    void allThatAreReadAreKnown() throws IOException {
        List<String> names = Stream.concat(bound(), read().stream()).toList();
        assertThat(names)
                .contains(
                        "blastradius.limits.patience", "blastradius.limits.ruleDepth", "blastradius.web.allowedHosts");
        for (String name : names) {
            try {
                check(name, "?");
            } catch (BadSetting refused) {
                assertThat(refused).hasMessageNotContaining("there is no setting");
            }
        }
    }

    /* Components of records that are bound; what maps and nested records hold has names of its own. */
    private static Stream<String> bound() {
        var records = new ClassPathScanningCandidateComponentProvider(false);
        records.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return records.findCandidateComponents("blastradius").stream()
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .flatMap(record -> Stream.of(record.getRecordComponents())
                        .filter(part ->
                                part.getType() != Map.class && !part.getType().isRecord())
                        .map(part -> record.getAnnotation(ConfigurationProperties.class)
                                        .value() + "." + part.getName()));
    }

    private static List<String> read() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main"))) {
            return files.filter(file -> file.toString().matches(".*\\.(java|properties)"))
                    .flatMap(file -> READ.matcher(text(file)).results())
                    .map((MatchResult found) -> found.group(1))
                    .distinct()
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
