package blastradius.graphql.questions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The questions of {@code src/docs/questions.md}, by their names, as a reader copies them. */
public final class QuestionsPage {

    private static final Path PAGE = Path.of("src", "docs", "questions.md");
    private static final Pattern QUESTION =
            Pattern.compile("```graphql\\n(query (\\w+).*?)```(?:\\n```json\\n(.*?)```)?", Pattern.DOTALL);

    /**
     * One of them.
     *
     * @param variables those of the demo estate
     */
    public record Question(String document, JsonNode variables) {

        /** As a request states them. */
        public Map<String, JsonNode> variablesByName() {
            Map<String, JsonNode> byName = new LinkedHashMap<>();
            variables.properties().forEach(entry -> byName.put(entry.getKey(), entry.getValue()));
            return byName;
        }
    }

    private QuestionsPage() {}

    /** All of them, in the order of the page. */
    public static Map<String, Question> read() throws IOException {
        Map<String, Question> questions = new LinkedHashMap<>();
        Matcher found = QUESTION.matcher(Files.readString(PAGE));
        while (found.find()) {
            String variables = found.group(3) == null ? "{}" : found.group(3);
            questions.put(
                    found.group(2),
                    new Question(found.group(1), JsonMapper.shared().readTree(variables)));
        }
        return questions;
    }
}
