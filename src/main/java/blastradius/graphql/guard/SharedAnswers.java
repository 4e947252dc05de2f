package blastradius.graphql.guard;

import blastradius.model.Scenario;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.snapshot.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Equal questions that are asked while one of them is worked on share its answer, and its instant where they state none. The work goes on as
 * long as one of those who ask waits. Safe for several threads.
 */
public final class SharedAnswers {

    private final CurrentSnapshot current;
    private final Supplier<List<Scenario>> saved;
    private final Map<Key, Flux<WebGraphQlResponse>> underWay = new ConcurrentHashMap<>();

    /** Depends on the snapshot of the moment, and on what is saved then. */
    public SharedAnswers(CurrentSnapshot current, Supplier<List<Scenario>> saved) {
        this.current = current;
        this.saved = saved;
    }

    /**
     * All that an answer depends on. Whoever lets it depend on more, such as on who may see what, adds that here.
     *
     * @param scenarios what is saved, by id and version; empty where the question names none
     */
    private record Key(
            String text,
            @Nullable String operation,
            Map<String, @Nullable Object> variables,
            Snapshot snapshot,
            List<String> scenarios) {}

    /** The answer to an equal question that is worked on; otherwise to this one, whose work begins when it is subscribed to. */
    Mono<WebGraphQlResponse> answer(WebGraphQlRequest request, Mono<WebGraphQlResponse> work) {
        Key asked = key(request);
        return underWay.computeIfAbsent(
                        asked,
                        key -> work.doFinally(ended -> underWay.remove(key))
                                .flux()
                                .replay(1)
                                .refCount())
                .next();
    }

    private Key key(WebGraphQlRequest request) {
        boolean namesSaved = (request.getDocument() + request.getVariables()).contains("scenario");
        return new Key(
                request.getDocument(),
                request.getOperationName(),
                request.getVariables(),
                current.get(),
                namesSaved ? versions() : List.of());
    }

    private List<String> versions() {
        return saved.get().stream()
                .map(Scenario::stamp)
                .sorted()
                .toList();
    }
}
