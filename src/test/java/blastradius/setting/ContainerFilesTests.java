package blastradius.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The files for containers, as far as they can be judged where no image can be had. */
class ContainerFilesTests {

    private static final Path FOLDER = Path.of("src", "docker");
    private static final YAMLMapper YAML = new YAMLMapper();

    static Stream<Path> composeFiles() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .filter(file -> file.getFileName().toString().matches("compose.*\\.yaml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static JsonNode read(Path file) {
        return YAML.readTree(file.toFile());
    }

    @ParameterizedTest
    @MethodSource("composeFiles")
    void noContainerMayMoreThanItHasTo(Path file) {
        read(file).path("services").properties().stream()
                .filter(service -> service.getValue().has("image"))
                .forEach(service -> {
                    JsonNode one = service.getValue();
                    String name = file + " " + service.getKey();
                    assertThat(texts(one.path("security_opt"))).as(name).contains("no-new-privileges:true");
                    assertThat(one.has("privileged")).as(name).isFalse();
                    if (service.getKey().equals("server")) {
                        assertThat(one.path("read_only").asBoolean()).as(name).isTrue();
                        assertThat(texts(one.path("cap_drop"))).as(name).containsExactly("ALL");
                        assertThat(texts(one.path("tmpfs"))).as(name).containsExactly("/tmp:exec");
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("composeFiles")
    void everyImageIsOfOneVersionAndEveryFileIsThere(Path file) {
        read(file).path("services").properties().forEach(service -> {
            JsonNode one = service.getValue();
            assertThat(one.path("image").asString("x:1"))
                    .as(service.getKey())
                    .matches("blast-radius|.*:[^:]*\\d.*")
                    .doesNotContain("latest");
            texts(one.path("volumes")).stream()
                    .filter(volume -> volume.startsWith("."))
                    .map(volume -> FOLDER.resolve(volume.replaceFirst(":.*", "")))
                    .forEach(path -> assertThat(path).exists());
        });
    }

    @ParameterizedTest
    @MethodSource("composeFiles")
    void theServerKnowsEverySettingThatItIsGiven(Path file) {
        Map<String, Object> given = new LinkedHashMap<>();
        read(file).path("services").path("server").path("environment").properties().stream()
                .filter(variable -> variable.getKey().startsWith("BLASTRADIUS"))
                .forEach(variable ->
                        given.put(variable.getKey(), filled(variable.getValue().asString())));
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("compose-systemEnvironment", given));

        assertThatCode(() -> Settings.check(environment)).doesNotThrowAnyException();
    }

    /* ${NAME:-default} as its default, ${NAME:?why} as somebody might fill it in. */
    private static String filled(String text) {
        return text.replaceAll("\\$\\{[A-Z_0-9]+:-([^}]*)}", "$1")
                .replaceAll("\\$\\{[A-Z_0-9]+:\\?[^}]*}", "any.example");
    }

    @Test
    void neo4jReportsToNobody() {
        JsonNode neo4j = read(FOLDER.resolve("compose.yaml")).path("services").path("neo4j");
        assertThat(neo4j.path("environment").properties())
                .extracting(Map.Entry::getKey)
                .contains(
                        "NEO4J_dbms_usage__report_enabled",
                        "NEO4J_client_allow__telemetry",
                        "NEO4J_server_bolt_telemetry_enabled");
        assertThat(neo4j.has("ports")).isFalse();
    }

    @Test
    void everyVariableIsExplained() throws IOException {
        String example = Files.readString(FOLDER.resolve("env.example"));
        for (Path file : composeFiles().toList()) {
            Stream.of(Files.readString(file).split("\\$\\{"))
                    .filter(part -> part.contains(":?see env.example"))
                    .map(part -> part.replaceFirst("(?s):.*", ""))
                    .forEach(name ->
                            assertThat(example).as(file + " asks for it").contains(name + "="));
        }
    }

    @Test
    void theServerRunsAsNobodyInParticular() throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve("Dockerfile"));
        assertThat(lines).contains("USER 10001:10001").noneMatch(line -> line.startsWith("ADD "));
        assertThat(lines).filteredOn(line -> line.startsWith("FROM ")).allMatch(line -> line.contains("${JRE}"));
    }

    private static List<String> texts(@Nullable JsonNode list) {
        return list == null
                ? List.of()
                : list.valueStream().map(JsonNode::asString).toList();
    }
}
