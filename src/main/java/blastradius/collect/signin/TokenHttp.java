package blastradius.collect.signin;

import com.microsoft.aad.msal4j.HttpMethod;
import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/** The way to where tokens are issued, by the JDK's client: no redirects, bounded in time and bytes. Thread-safe. */
final class TokenHttp implements IHttpClient {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MOST_BYTES = 1 << 20;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(LONGEST)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final UnaryOperator<URI> route;

    /** {@code route}: where an address really is. */
    TokenHttp(UnaryOperator<URI> route) {
        this.route = route;
    }

    @Override
    public IHttpResponse send(HttpRequest asked) throws IOException, InterruptedException {
        java.net.http.HttpRequest.Builder request = java.net.http.HttpRequest.newBuilder(
                route.apply(URI.create(asked.url().toString())));
        asked.headers().forEach(request::header);
        if (asked.httpMethod() == HttpMethod.POST) {
            request.POST(java.net.http.HttpRequest.BodyPublishers.ofString(asked.body()));
        }
        HttpResponse<String> response = whole(http.sendAsync(
                request.build(), HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), MOST_BYTES)));
        return new Reply(response.statusCode(), response.headers().map(), response.body());
    }

    private static HttpResponse<String> whole(CompletableFuture<HttpResponse<String>> reply)
            throws IOException, InterruptedException {
        try {
            return reply.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            reply.cancel(true);
            throw new IOException("no whole answer came in time", slow);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        }
    }

    private record Reply(int statusCode, Map<String, List<String>> headers, String body) implements IHttpResponse {}
}
