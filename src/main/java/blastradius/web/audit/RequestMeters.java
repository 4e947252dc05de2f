package blastradius.web.audit;

import blastradius.access.Asked;
import blastradius.access.Asked.Question;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.springframework.http.HttpMethod;

/** How long questions and imports take, and what came of them. Safe for several threads. */
final class RequestMeters {

    /* From what is kept to the longest that an analysis may take: a histogram of fourteen series for each field, and no more. */
    private static final Duration[] BOUNDS = LongStream.of(
                    5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry meters;
    private final AtomicInteger importing = new AtomicInteger();

    RequestMeters(MeterRegistry meters) {
        this.meters = meters;
        Gauge.builder("blastradius.imports.running", importing, AtomicInteger::get)
                .description("How many imports are sent or worked on")
                .register(meters);
    }

    void began(HttpServletRequest request) {
        if (isImport(request)) {
            importing.incrementAndGet();
        }
    }

    /** {@code status}: of HTTP, as it was answered. */
    void ended(Asked asked, HttpServletRequest request, int status, Duration took) {
        Question question = asked.question();
        if (question != null) {
            Timer.builder("blastradius.questions")
                    .description("How long questions take, from their first byte to the last of the answer")
                    .tag("field", Objects.requireNonNullElse(question.field(), "none"))
                    .tag("work", question.work())
                    .tag("outcome", asked.problem() == null ? "answered" : "error")
                    .serviceLevelObjectives(BOUNDS)
                    .register(meters)
                    .record(took);
        }
        if (isImport(request)) {
            importing.decrementAndGet();
            Timer.builder("blastradius.imports")
                    .description("How long imports take, from their first byte to the report")
                    .tag("outcome", status < 400 ? "done" : status < 500 ? "refused" : "failed")
                    .register(meters)
                    .record(took);
        }
    }

    private static boolean isImport(HttpServletRequest request) {
        return HttpMethod.POST.matches(request.getMethod())
                && request.getRequestURI().equals("/import");
    }
}
