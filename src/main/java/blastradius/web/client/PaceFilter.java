package blastradius.web.client;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives an answer up whose client reads it more slowly than the server waits, so that nobody holds it in memory for as long as he likes. */
public final class PaceFilter extends OncePerRequestFilter {

    private final Pace pace;

    public PaceFilter(Pace pace) {
        this.pace = pace;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, new PacedResponse(response, pace.new Transfer()));
    }

    /** An answer that is read in time. */
    private static final class PacedResponse extends HttpServletResponseWrapper {

        private final Pace.Transfer read;
        private @Nullable ServletOutputStream paced;

        PacedResponse(HttpServletResponse response, Pace.Transfer read) {
            super(response);
            this.read = read;
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            ServletOutputStream stream = paced;
            if (stream == null) {
                stream = new PacedOutput(super.getOutputStream(), read);
                paced = stream;
            }
            return stream;
        }
    }

    /** Counts the time that writing waits. */
    private static final class PacedOutput extends ServletOutputStream {

        private static final int STEP = 1 << 13;

        private final ServletOutputStream of;
        private final Pace.Transfer read;

        PacedOutput(ServletOutputStream of, Pace.Transfer read) {
            this.of = of;
            this.read = read;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        /* In steps, as a large array would be written at whatever pace the client likes. */
        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int done = 0; done < length; done += STEP) {
                int step = Math.min(STEP, length - done);
                long start = System.nanoTime();
                of.write(bytes, offset + done, step);
                read.add(System.nanoTime() - start, step);
            }
        }

        @Override
        public void flush() throws IOException {
            long start = System.nanoTime();
            of.flush();
            read.add(System.nanoTime() - start, 0);
        }

        @Override
        public void close() throws IOException {
            of.close();
        }

        @Override
        public boolean isReady() {
            return of.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            of.setWriteListener(listener);
        }
    }
}
