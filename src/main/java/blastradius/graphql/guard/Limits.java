package blastradius.graphql.guard;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What one question may ask for at most; whatever exceeds a limit is refused with an error that names the number. Set under
 * {@code blastradius.limits}.
 *
 * @param body of the HTTP request, whether or not its length is declared
 * @param characters of the question's text
 * @param tokens of the question's text
 * @param ruleDepth nested rules of grammar while the text is parsed
 * @param depth nested fields; introspection counts 1
 * @param aliases in the whole text
 * @param directives in the whole text
 * @param rootFields of one operation, fragments unfolded
 * @param cost points, as the schema's {@code @cost} directive states them
 * @param page entries of one page
 * @param ids in one list of ids
 * @param drawn entities in one drawing
 * @param response JSON of the answer
 * @param query wall-clock time of a question without an analysis
 * @param analysis wall-clock time of a question with one
 */
@ConfigurationProperties("blastradius.limits")
public record Limits(
        @DefaultValue("256KB") DataSize body,
        @DefaultValue("100000") int characters,
        @DefaultValue("3000") int tokens,
        @DefaultValue("200") int ruleDepth,
        @DefaultValue("12") int depth,
        @DefaultValue("30") int aliases,
        @DefaultValue("8") int directives,
        @DefaultValue("20") int rootFields,
        @DefaultValue("10000") long cost,
        @DefaultValue("1000") int page,
        @DefaultValue("1000") int ids,
        @DefaultValue("5000") int drawn,
        @DefaultValue("10MB") DataSize response,
        @DefaultValue("10s") Duration query,
        @DefaultValue("60s") Duration analysis) {}
