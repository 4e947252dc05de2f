package blastradius.graphql.guard;

import blastradius.snapshot.CurrentSnapshot;
import blastradius.snapshot.Snapshot;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
    private final Map<String, Supplier<List<String>>> saved;
    private final Map<Key, Flux<WebGraphQlResponse>> underWay = new ConcurrentHashMap<>();

    /**
     * Depends on the snapshot of the moment, and on what is saved then.
     *
     * @param saved by the word, in small letters, that questions hold which read it: a text of each that differs where it does
     */
    public SharedAnswers(CurrentSnapshot current, Map<String, Supplier<List<String>>> saved) {
        this.current = current;
        this.saved = saved;
    }

    /**
     * All that an answer depends on. Whoever lets it depend on more, such as on who may see what, adds that here.
     *
     * @param saved what is saved of what the question reads
     */
    private record Key(
            String text,
            @Nullable String operation,
            Map<String, @Nullable Object> variables,
            Snapshot snapshot,
            Set<String> saved) {}

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
        String words = (request.getDocument() + request.getVariables()).toLowerCase(Locale.ROOT);
        return new Key(
                request.getDocument(),
                request.getOperationName(),
                request.getVariables(),
                current.get(),
                saved.entrySet().stream()
                        .filter(sort -> words.contains(sort.getKey()))
                        .flatMap(sort -> sort.getValue().get().stream().map(each -> sort.getKey() + each))
                        .collect(Collectors.toSet()));
    }
}
