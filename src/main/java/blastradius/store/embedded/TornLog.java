package blastradius.store.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.neo4j.configuration.Config;
import org.neo4j.io.fs.DefaultFileSystemAbstraction;
import org.neo4j.io.fs.FileSystemAbstraction;
import org.neo4j.kernel.BinarySupportedKernelVersions;
import org.neo4j.kernel.impl.transaction.log.LogPosition;
import org.neo4j.kernel.impl.transaction.log.ReadableLogChannel;
import org.neo4j.kernel.impl.transaction.log.entry.LogEntry;
import org.neo4j.kernel.impl.transaction.log.entry.LogEntryCommit;
import org.neo4j.kernel.impl.transaction.log.entry.LogEntryReader;
import org.neo4j.kernel.impl.transaction.log.entry.VersionAwareLogEntryReader;
import org.neo4j.kernel.impl.transaction.log.files.LogFile;
import org.neo4j.kernel.impl.transaction.log.files.LogFilesBuilder;
import org.neo4j.memory.EmptyMemoryTracker;
import org.neo4j.storageengine.api.CommandReaderFactory;
import org.neo4j.storageengine.api.StorageEngineFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a transaction log after a write that found no room. Neo4j writes the same part again, behind the half that was written, so
 * that text can stand where a length is looked for. A length that is too long is found by Neo4j itself; one that is longer than the heap
 * ends every start by an {@link OutOfMemoryError}, until what follows the last commit is cut off here.
 */
final class TornLog {

    private static final Logger LOG = LoggerFactory.getLogger(TornLog.class);
    private static final CommandReaderFactory COMMANDS =
            StorageEngineFactory.defaultStorageEngine().commandReaderFactory();

    private TornLog() {}

    /** Mends the newest log of each database of a Neo4j that does not run. Reads it whole: some 40 MB a second, at most 256 MB. */
    static void mend(Path home) throws IOException {
        for (String database : new String[] {"system", "neo4j"}) {
            Path logs = home.resolve("data").resolve("transactions").resolve(database);
            if (Files.isDirectory(logs)) {
                mendNewest(logs);
            }
        }
    }

    private static void mendNewest(Path folder) throws IOException {
        try (FileSystemAbstraction files = new DefaultFileSystemAbstraction()) {
            LogFile log = LogFilesBuilder.logFilesBasedOnlyBuilder(folder, files)
                    .withCommandReaderFactory(COMMANDS)
                    .build()
                    .getLogFile();
            long newest = log.getLogRangeInfo().highestVersion();
            if (newest < 0 || log.extractHeader(newest) == null) {
                return;
            }
            LastCommit last = new LastCommit(log.extractHeader(newest).getStartPosition());
            if (!last.find(log)) {
                cut(log.getLogFileForVersion(newest), last.end.getByteOffset());
            }
        }
    }

    private static void cut(Path log, long end) throws IOException {
        LOG.warn("cut a half transaction of {} bytes off the end of {}", Files.size(log) - end, log.getFileName());
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            channel.truncate(end);
            channel.force(true);
        }
    }

    /** Where the last transaction ends that can be read. */
    private static final class LastCommit {

        private LogPosition end;

        private LastCommit(LogPosition start) {
            this.end = start;
        }

        /* False where an end was found only by an Error, which ends a start; exceptions Neo4j sees and handles itself. */
        private boolean find(LogFile log) throws IOException {
            LogEntryReader reader = new VersionAwareLogEntryReader(
                    COMMANDS, new BinarySupportedKernelVersions(Config.defaults()), EmptyMemoryTracker.INSTANCE);
            try (ReadableLogChannel channel = log.getReader(end)) {
                LogEntry entry;
                while ((entry = reader.readLogEntry(channel)) != null) {
                    if (entry instanceof LogEntryCommit) {
                        end = channel.getCurrentLogPosition();
                    }
                }
                return true;
            } catch (OutOfMemoryError | AssertionError torn) {
                return false;
            } catch (RuntimeException unreadable) {
                return true;
            }
        }
    }
}
