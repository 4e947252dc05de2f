package blastradius.graphql.guard;

import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.webmvc.GraphQlHttpHandler;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Says by the status, too, when it is worth asking again. */
public final class AnswerStatus extends GraphQlHttpHandler {

    public AnswerStatus(WebGraphQlHandler questions) {
        super(questions);
    }

    @Override
    protected HttpStatus selectResponseStatus(WebGraphQlResponse response, MediaType type) {
        return response.getResponseHeaders().containsHeader(HttpHeaders.RETRY_AFTER)
                ? HttpStatus.TOO_MANY_REQUESTS
                : super.selectResponseStatus(response, type);
    }
}
