package blastradius.graphql.guard;

import blastradius.lane.Connection;
import blastradius.lane.Connections;
import blastradius.model.BlastRadiusException.TimeExceeded;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import reactor.core.publisher.Mono;

/** Gives answers up that nobody waits for any more. */
public final class LeavingClients {

    private final Connections connections;

    public LeavingClients(Connections connections) {
        this.connections = connections;
    }

    /** The answer, cancelled as soon as the client leaves whose request this thread serves. */
    Mono<WebGraphQlResponse> whileClientStays(Mono<WebGraphQlResponse> answer) {
        Connection connection = connection();
        if (connection == null) {
            return answer;
        }
        Mono<WebGraphQlResponse> gone = Mono.fromFuture(() -> connections.gone(connection))
                .then(Mono.error(() -> new TimeExceeded("stopped: nobody waits for the answer any more")));
        return Mono.firstWithSignal(answer, gone);
    }

    private static @Nullable Connection connection() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        return request == null
                ? null
                : (Connection) request.getAttribute(Connection.class.getName(), RequestAttributes.SCOPE_REQUEST);
    }
}
