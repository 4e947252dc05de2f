package blastradius.collect.request;

import blastradius.collect.signin.SignIn;
import blastradius.collect.signin.TenantRefused;
import blastradius.model.BlastRadiusException.NotCollected;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Requests to Graph: four at once, each a few times if need be, as late as Graph asks, within a limit for all of them. Tokens go to its own
 * host only, and nothing is followed that leads elsewhere. There are two kinds, a GET and the batch of GETs. Thread-safe.
 */
public final class GraphRequests implements AutoCloseable {

    /** Requests under way. */
    public static final int AT_ONCE = 4;

    static final int TRIES = 6;
    static final int MOST_BYTES = 32 << 20;

    private static final String VERSION = "v1.0/";
    private static final Duration CONNECT = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final URI base;
    private final AccessTokens tokens;
    private final Pace pace;
    private volatile @Nullable NotCollected ended;

    /** {@code graph}: Graph's host, with its scheme and port. */
    public GraphRequests(URI graph, SignIn signIn, Pace pace) {
        this.base = graph.resolve("/" + VERSION);
        this.tokens = new AccessTokens(signIn, pace.clock());
        this.pace = pace;
    }

    /** What a reply is worth. */
    @FunctionalInterface
    interface Understanding<T> {

        /**
         * Only of a reply that is not for later.
         *
         * @throws IOException if the reply is not whole, as one that was cut is not
         */
        T of(Reply reply) throws IOException;
    }

    /** The address of a call. */
    public URI address(String call) {
        return base.resolve(call);
    }

    /** Whether a link leads to where tokens may go. */
    public boolean isOurs(URI link) {
        return base.getScheme().equalsIgnoreCase(link.getScheme())
                && base.getRawAuthority().equalsIgnoreCase(link.getRawAuthority())
                && link.normalize().getRawPath().startsWith(base.getRawPath());
    }

    /**
     * A page of a tenant, or why there is none.
     *
     * @throws NotCollected if nobody is there, or time is over: then no later call is worth it
     */
    public Answer get(String tenant, URI address) throws TenantRefused {
        try {
            return asked(tenant, HttpRequest.newBuilder(address).GET(), MOST_BYTES, GraphRequests::answer);
        } catch (IOException failed) {
            return new Answer.Failed(words(failed));
        }
    }

    static Answer answer(Reply reply) throws IOException {
        return reply.isWell() ? Pages.page(reply.body()) : new Answer.Refused(reply.status(), reply.body());
    }

    /** Asks until there is a reply that is understood; a token that is refused is renewed once. */
    <T> T asked(String tenant, HttpRequest.Builder request, int most, Understanding<T> understanding)
            throws IOException, TenantRefused {
        String token = tokens.of(tenant);
        Optional<T> answer = patient(with(request, token), most, fresh(understanding));
        return answer.isPresent()
                ? answer.get()
                : patient(
                                with(request, tokens.insteadOf(token, tenant)),
                                most,
                                reply -> Optional.of(understanding.of(reply)))
                        .orElseThrow();
    }

    private static <T> Understanding<Optional<T>> fresh(Understanding<T> understanding) {
        return reply -> reply.isStale() ? Optional.empty() : Optional.of(understanding.of(reply));
    }

    private static HttpRequest with(HttpRequest.Builder request, String token) {
        return request.setHeader("Authorization", "Bearer " + token)
                .setHeader("Accept-Encoding", "gzip")
                .setHeader("Prefer", "include-unknown-enum-members")
                .build();
    }

    private <T> T patient(HttpRequest request, int most, Understanding<T> understanding) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Duration asked = null;
            IOException failed;
            try {
                Reply reply = sent(request, most);
                if (!reply.isForLater()) {
                    return understanding.of(reply);
                }
                asked = reply.after();
                failed = Unusable.now("it answers " + reply.status());
            } catch (IOException broken) {
                failed = broken;
            }
            if (attempt == TRIES || (failed instanceof Unusable hopeless && hopeless.isForGood())) {
                throw given(failed);
            }
            pause(pace.before(attempt, asked));
        }
    }

    private Reply sent(HttpRequest request, int most) throws IOException {
        go();
        acquire();
        try {
            CompletableFuture<HttpResponse<byte[]>> reply = http.sendAsync(request, head -> new BoundedBody(most));
            return reply(whole(reply), most);
        } finally {
            free.release();
        }
    }

    private Reply reply(HttpResponse<byte[]> response, int most) throws IOException {
        boolean isPacked = response.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equalsIgnoreCase)
                .isPresent();
        Duration after = response.headers()
                .firstValue("Retry-After")
                .map(text -> Reply.after(text, pace.clock().instant()))
                .orElse(null);
        return new Reply(response.statusCode(), Pages.unpacked(response.body(), isPacked, most), after);
    }

    private HttpResponse<byte[]> whole(CompletableFuture<HttpResponse<byte[]>> reply) throws IOException {
        try {
            return reply.get(pace.reply().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            reply.cancel(true);
            throw Unusable.now("no whole answer came within " + pace.reply().toSeconds() + " seconds");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException broken ? broken : new IOException(failed.getCause());
        } catch (InterruptedException stopped) {
            reply.cancel(true);
            throw interrupted(stopped);
        }
    }

    private void acquire() {
        try {
            free.acquire();
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    /** Lets time pass before the next try. */
    void pause(Duration time) throws IOException {
        if (time.compareTo(Pace.LONGEST_WAIT) > 0) {
            throw Unusable.forGood("it asks to be left alone for " + time.toSeconds() + " seconds");
        }
        try {
            pace.waiting().pause(time);
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    private static NotCollected interrupted(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new NotCollected("the collection was interrupted; --resume goes on", stopped);
    }

    /* What has ended one request for good ends those that wait: each of them would be as patient as the first. */
    private void go() {
        NotCollected known = ended;
        if (known != null) {
            throw new NotCollected(String.valueOf(known.getMessage()), known);
        }
        if (pace.isOver()) {
            throw ended("the collection took longer than its limit; --resume goes on, --limit gives it longer", null);
        }
    }

    private NotCollected ended(String why, @Nullable Throwable cause) {
        NotCollected end = new NotCollected(why, cause);
        ended = end;
        return end;
    }

    private IOException given(IOException failed) {
        boolean isAway = failed instanceof ConnectException || failed instanceof HttpConnectTimeoutException;
        if (isAway) {
            throw ended(base.getHost() + " cannot be reached; --resume goes on once it can", failed);
        }
        return failed;
    }

    /** Why, in words of ours. */
    static String words(IOException failed) {
        return failed instanceof Unusable ours
                ? String.valueOf(ours.getMessage())
                : failed instanceof HttpTimeoutException ? "it did not answer in time" : "its answers broke off";
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
