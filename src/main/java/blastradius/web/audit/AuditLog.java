package blastradius.web.audit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.TimeBasedRollingPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** The file of what was asked: a JSON object a line, only ever added to, a file a day. Safe for several threads. */
public final class AuditLog implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final @Nullable Logger lines;

    private AuditLog(@Nullable Logger lines) {
        this.lines = lines;
    }

    /** Notes nothing. */
    public static AuditLog none() {
        return new AuditLog(null);
    }

    /** Notes in a file that only its owner reads; those of days before stand beside it. */
    public static AuditLog in(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null && !Files.exists(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayoutEncoder line = new PatternLayoutEncoder();
        line.setContext(context);
        line.setPattern("%msg%n");
        line.start();
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setFile(file.toString());
        appender.setEncoder(line);
        TimeBasedRollingPolicy<ILoggingEvent> daily = new TimeBasedRollingPolicy<>();
        daily.setContext(context);
        daily.setParent(appender);
        daily.setFileNamePattern(file + ".%d{yyyy-MM-dd}");
        daily.start();
        appender.setRollingPolicy(daily);
        appender.start();
        if (!appender.isStarted()) {
            throw new IllegalStateException("blastradius.audit.file is " + file + ", which cannot be written");
        }
        Logger lines = context.getLogger("blastradius.audit." + file);
        lines.setLevel(Level.INFO);
        lines.setAdditive(false);
        lines.addAppender(appender);
        return new AuditLog(lines);
    }

    void write(AuditLine line) {
        if (lines != null) {
            lines.info("{}", JSON.writeValueAsString(line.document()));
        }
    }

    @Override
    public void close() {
        if (lines != null) {
            lines.detachAndStopAllAppenders();
        }
    }
}
