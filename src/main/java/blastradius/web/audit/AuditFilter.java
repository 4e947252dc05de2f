package blastradius.web.audit;

import blastradius.access.Asked;
import blastradius.snapshot.CurrentSnapshot;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Notes each question, import and file when it is answered or refused: who asked what, of which version, and what came of it. Stands before
 * the sign-in, so that those who are turned away are noted too. The same moment feeds the measure of how long questions take.
 */
public final class AuditFilter extends OncePerRequestFilter {

    private final AuditLog log;
    private final CurrentSnapshot current;
    private final RequestMeters meters;

    public AuditFilter(AuditLog log, CurrentSnapshot current, RequestMeters meters) {
        this.log = log;
        this.current = current;
        this.meters = meters;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Asked asked = new Asked();
        request.setAttribute(Asked.ATTRIBUTE, asked);
        meters.began(request);
        long begin = System.nanoTime();
        Once end = new Once(() -> end(asked, request, response, Duration.ofNanos(System.nanoTime() - begin)));
        try {
            chain.doFilter(request, response);
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(end);
            } else {
                end.run();
            }
        }
    }

    private void end(Asked asked, HttpServletRequest request, HttpServletResponse response, Duration took) {
        asked.allowance().leave();
        meters.ended(asked, request, response.getStatus(), took);
        log.write(new AuditLine(
                asked, request, response.getStatus(), current.get().version(), took));
    }

    /** Runs at the first of several ends, as an answer that failed ends twice. */
    private static final class Once implements AsyncListener {

        private final AtomicBoolean done = new AtomicBoolean();
        private final Runnable work;

        private Once(Runnable work) {
            this.work = work;
        }

        private void run() {
            if (done.compareAndSet(false, true)) {
                work.run();
            }
        }

        @Override
        public void onComplete(AsyncEvent event) {
            run();
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
