package blastradius.graphql.guard;

import blastradius.graphql.asked.PersistedDocuments;
import blastradius.model.BlastRadiusException;
import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.BlastRadiusException.Forbidden;
import blastradius.model.BlastRadiusException.LimitExceeded;
import blastradius.model.PlainText;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before the GraphQL endpoint: takes no body above the limit, whether or not its length is declared; refuses what is no question
 * with an error in words; and lets a question be asked with GET, as GraphQL over HTTP allows.
 */
public final class QuestionFilter extends OncePerRequestFilter {

    private final Limits limits;
    private final Documents documents;
    private final PersistedDocuments persisted;

    public QuestionFilter(Limits limits, Documents documents, PersistedDocuments persisted) {
        this.limits = limits;
        this.documents = documents;
        this.persisted = persisted;
    }

    /** A socket is opened with GET; whatever else says so is a question like any other. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod())
                && "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        switch (request.getMethod()) {
            case "POST" -> post(request, response, chain);
            case "GET" -> get(request, response, chain);
            default -> {
                response.setHeader(HttpHeaders.ALLOW, "GET, POST");
                refuse(
                        request,
                        response,
                        HttpStatus.METHOD_NOT_ALLOWED,
                        new BadRequest("questions are asked with POST or GET, not with "
                                + PlainText.shown(request.getMethod())));
            }
        }
    }

    private void post(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isJson(request)) {
            refuse(
                    request,
                    response,
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    new BadRequest("the content type is " + PlainText.shown(String.valueOf(request.getContentType()))
                            + "; send application/json in UTF-8"));
            return;
        }
        int limit = Math.toIntExact(limits.body().toBytes());
        byte[] body = request.getContentLengthLong() > limit ? new byte[limit + 1] : read(request, limit + 1);
        if (body.length > limit) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            refuse(
                    request,
                    response,
                    HttpStatus.CONTENT_TOO_LARGE,
                    new LimitExceeded(
                            "the body is larger than " + limit + " bytes, the most that a question may have"));
            return;
        }
        ask(request, response, chain, body);
    }

    /* Whatever a page of another site can make a browser do is a GET: an image, a link, a style sheet. So GET never changes anything. */
    private void get(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        GraphQlRequest question;
        try {
            question = GraphQlRequest.ofUrl(request, persisted);
        } catch (BlastRadiusException e) {
            refuse(request, response, status(e), e);
            return;
        }
        if (documents.changes(question)) {
            response.setHeader(HttpHeaders.ALLOW, "POST");
            refuse(
                    request,
                    response,
                    HttpStatus.METHOD_NOT_ALLOWED,
                    new BadRequest("GET only reads: send a mutation or a subscription with POST"));
            return;
        }
        chain.doFilter(new JsonPost(request, question.body()), response);
    }

    private void ask(HttpServletRequest request, HttpServletResponse response, FilterChain chain, byte[] body)
            throws ServletException, IOException {
        GraphQlRequest question;
        try {
            question = GraphQlRequest.of(body, persisted);
        } catch (BlastRadiusException e) {
            refuse(request, response, status(e), e);
            return;
        }
        chain.doFilter(new JsonPost(request, question.body()), response);
    }

    private static HttpStatus status(BlastRadiusException refusal) {
        return refusal instanceof Forbidden ? HttpStatus.FORBIDDEN : HttpStatus.BAD_REQUEST;
    }

    private static byte[] read(HttpServletRequest request, int atMost) throws IOException {
        try (InputStream in = request.getInputStream()) {
            return in.readNBytes(atMost);
        }
    }

    private static boolean isJson(HttpServletRequest request) {
        try {
            MediaType type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
            return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)
                    && (type.getCharset() == null || type.getCharset().equals(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, BlastRadiusException why)
            throws IOException {
        response.setStatus(status.value());
        String accepted = String.valueOf(request.getHeader(HttpHeaders.ACCEPT));
        response.setContentType(
                accepted.contains(MediaType.APPLICATION_GRAPHQL_RESPONSE_VALUE)
                        ? MediaType.APPLICATION_GRAPHQL_RESPONSE_VALUE
                        : MediaType.APPLICATION_JSON_VALUE);
        if (!HttpMethod.HEAD.matches(request.getMethod())) {
            response.getOutputStream().write(GraphQlRequest.bytes(why));
        }
    }
}
