package blastradius.graphql.guard;

import blastradius.access.CallerRole;
import blastradius.graphql.asked.NeededRoles;
import blastradius.graphql.asked.RootFields;
import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.LimitExceeded;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.parser.exceptions.ParseCancelledTooManyCharsException;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Questions from text to a document that is within the limits and valid, or to errors. Texts are kept with what became of them, so that a
 * repeated question is parsed and validated once. Safe for several threads.
 */
public final class Documents implements PreparsedDocumentProvider {

    private static final long KEPT_CHARACTERS = 4_000_000;
    private static final String BAD_REQUEST = BlastRadiusException.Code.BAD_REQUEST.name();

    private final Limits limits;
    private final Supplier<GraphQLSchema> schema;
    private final ParserOptions options;
    private final Cache<String, PreparsedDocumentEntry> entries = Caffeine.newBuilder()
            .recordStats()
            .maximumWeight(KEPT_CHARACTERS)
            .weigher((String text, PreparsedDocumentEntry entry) -> text.length() + 200)
            .build();

    public Documents(Limits limits, Supplier<GraphQLSchema> schema) {
        this.limits = limits;
        this.schema = schema;
        this.options = ParserOptions.getDefaultOperationParserOptions()
                .transform(parser -> parser.maxCharacters(limits.characters())
                        .maxTokens(limits.tokens())
                        .maxRuleDepth(limits.ruleDepth()));
    }

    /**
     * A question that was read.
     *
     * @param work what it asks the server to do; a look-up where it is refused
     * @param points what it costs; nothing where it is refused
     */
    record Read(PreparsedDocumentEntry entry, WorkKind work, long points) {

        private static Read refused(PreparsedDocumentEntry entry) {
            return new Read(entry, WorkKind.LOOK_UP, 0);
        }

        /** Whether it only asks, and asks enough that others are better served with the same answer. */
        boolean mayBeShared() {
            return work.isAnalysis()
                    && entry.getDocument().getDefinitionsOfType(OperationDefinition.class).stream()
                            .allMatch(operation -> operation.getOperation() == OperationDefinition.Operation.QUERY);
        }
    }

    /* Who asked before to know what is to be done has left it in the context. */
    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> engine) {
        @Nullable Read before = input.getGraphQLContext().get(Read.class);
        return CompletableFuture.completedFuture((before == null ? read(input) : before).entry());
    }

    /** Whether the question asks to change something, be it valid or not; a text that is no document asks nothing. */
    boolean changes(GraphQlRequest question) {
        PreparsedDocumentEntry entry = entries.get(question.query(), this::read);
        try {
            Document document = entry.hasErrors() ? parsed(question.query()) : entry.getDocument();
            return AskedOperation.changes(document, question.operationName());
        } catch (InvalidSyntaxException e) {
            return false;
        }
    }

    /** The roles that a question needs; none where it is refused anyway, which whoever asks may know. */
    Set<CallerRole> needs(Read read, @Nullable String operationName) {
        return read.entry().hasErrors()
                ? Set.of()
                : NeededRoles.of(read.entry().getDocument(), operationName, schema.get());
    }

    /** The root field that weighs most; null: there is none, or the question is refused. */
    @Nullable
    String heaviest(Read read, @Nullable String operationName) {
        return read.entry().hasErrors()
                ? null
                : RootFields.heaviest(read.entry().getDocument(), operationName, schema.get())
                        .orElse(null);
    }

    Read read(ExecutionInput input) {
        PreparsedDocumentEntry entry = entries.get(input.getQuery(), this::read);
        if (entry.hasErrors()) {
            return Read.refused(entry);
        }
        Cost cost = Cost.of(
                entry.getDocument(), schema.get(), input.getRawVariables().toMap());
        if (cost.points() <= limits.cost()) {
            return new Read(entry, cost.work(), cost.points());
        }
        String smaller = cost.smallerPage(limits.cost())
                .map(page -> page + " would pass; or ask for fewer fields")
                .orElse("ask for smaller pages or fewer fields");
        return Read.refused(refused(new LimitExceeded("the question costs " + cost.points() + " points; at most "
                + limits.cost() + " are allowed: " + smaller)));
    }

    /** What is kept of texts. */
    public Cache<?, ?> cache() {
        return entries;
    }

    /** What is wrong with a text, whatever its variables; empty: nothing. */
    public List<String> faults(String text) {
        PreparsedDocumentEntry entry = entries.get(text, this::read);
        return entry.hasErrors()
                ? entry.getErrors().stream().map(GraphQLError::getMessage).toList()
                : List.of();
    }

    private PreparsedDocumentEntry read(String text) {
        try {
            Document document = parsed(text);
            Optional<BlastRadiusException> excess = DocumentShape.of(document).excess(limits);
            return excess.map(Documents::refused).orElseGet(() -> validated(document));
        } catch (InvalidSyntaxException e) {
            return tooLong(e)
                    .map(Documents::refused)
                    .orElseGet(() -> new PreparsedDocumentEntry(Problem.coded(e.toInvalidSyntaxError(), BAD_REQUEST)));
        }
    }

    private Document parsed(String text) {
        return new Parser()
                .parseDocument(ParserEnvironment.newParserEnvironment()
                        .document(text)
                        .parserOptions(options)
                        .locale(Locale.ENGLISH)
                        .build());
    }

    private PreparsedDocumentEntry validated(Document document) {
        List<GraphQLError> errors = ParseAndValidate.validate(schema.get(), document, Locale.ENGLISH).stream()
                .map(error -> Problem.coded(error, BAD_REQUEST))
                .toList();
        return errors.isEmpty() ? new PreparsedDocumentEntry(document) : new PreparsedDocumentEntry(errors);
    }

    private Optional<BlastRadiusException> tooLong(InvalidSyntaxException e) {
        if (e instanceof ParseCancelledTooManyCharsException) {
            return excess(limits.characters(), "characters");
        }
        if (e instanceof ParseCancelledTooDeepException) {
            return excess(limits.ruleDepth(), "nested rules of grammar");
        }
        return e instanceof ParseCancelledException ? excess(limits.tokens(), "tokens") : Optional.empty();
    }

    private static Optional<BlastRadiusException> excess(int limit, String what) {
        return Optional.of(
                new LimitExceeded("the question has too many " + what + "; at most " + limit + " are allowed"));
    }

    private static PreparsedDocumentEntry refused(BlastRadiusException why) {
        return new PreparsedDocumentEntry(Problem.of(why));
    }
}
