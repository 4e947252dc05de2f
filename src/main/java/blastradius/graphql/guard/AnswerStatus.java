package blastradius.graphql.guard;

import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.webmvc.GraphQlHttpHandler;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Says by the status, too, that the caller may not, or when it is worth asking again. */
public final class AnswerStatus extends GraphQlHttpHandler {

    public AnswerStatus(WebGraphQlHandler questions) {
        super(questions);
    }

    @Override
    protected HttpStatus selectResponseStatus(WebGraphQlResponse response, MediaType type) {
        if (response.getResponseHeaders().containsHeader(HttpHeaders.RETRY_AFTER)) {
            return HttpStatus.TOO_MANY_REQUESTS;
        }
        boolean refused = response.getExecutionResult().getErrors().stream()
                .anyMatch(error -> error.getErrorType() == Problem.Classification.FORBIDDEN);
        return refused ? HttpStatus.FORBIDDEN : super.selectResponseStatus(response, type);
    }
}
