package blastradius.graphql.history;

import blastradius.analysis.question.Budget;
import blastradius.analysis.question.Gates;
import blastradius.analysis.ranking.IdentityTable;
import blastradius.finding.outcome.Severity;
import blastradius.graphql.finding.FindingTables;
import blastradius.graphql.finding.RecordedJudgement;
import blastradius.graphql.ranking.IdentityTables;
import blastradius.history.MeasuredText;
import blastradius.history.MeasuredVersion;
import blastradius.history.Recorder;
import blastradius.model.BlastRadiusException.StaleCursor;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.snapshot.Snapshot;
import blastradius.store.document.Gaps;
import blastradius.store.history.DatedVersions;
import blastradius.store.history.FindingLives;
import blastradius.store.reading.SnapshotReader;
import blastradius.store.reading.StoredEstate;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has each version measured after it came, by the tables that questions are answered from. */
@Configuration(proxyBeanMethods = false)
class HistoryWiring {

    @Bean
    Recorder recorder(
            DatedVersions versions,
            FindingLives lives,
            Recorder.Estates estates,
            CurrentSnapshot current,
            IdentityTables tables,
            Recorder.Lists lists,
            FindingTables findings) {
        Recorder.Tables made = new Recorder.Tables() {
            @Override
            public IdentityTable own(Gates gates, Budget budget) {
                boolean isAsked = gates.snapshot() == current.get();
                return isAsked ? tables.made(gates, budget) : tables.apart(gates, budget);
            }

            @Override
            public IdentityTable apart(Gates gates, Budget budget) {
                return tables.apart(gates, budget);
            }
        };
        Recorder.Judge judge = (gates, table, budget) ->
                new RecordedJudgement(findings.of(gates, table, budget), gates.snapshot(), findings.parameters());
        return new Recorder(versions, lives, estates, made, lists, judge);
    }

    /** What came while no server ran, or was not measured before the last one ended, is measured first. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> history(Recorder recorder, CurrentSnapshot current) {
        return ready -> {
            current.onPublish(snapshot -> recorder.wake());
            recorder.wake();
        };
    }

    /** As the newest version was judged, some moments after it came; no number where that is not known. */
    @Bean
    MeterBinder findingMeters(DatedVersions versions) {
        FoundNewest newest = new FoundNewest(
                () -> versions.lastMeasured().map(MeasuredText::parse).map(MeasuredVersion::findings));
        return registry -> {
            for (Severity severity : Severity.values()) {
                Gauge.builder("blastradius.findings", newest, found -> found.count(severity.name()))
                        .description("How many findings the newest version has that nobody accepted")
                        .tag("severity", severity.name().toLowerCase(Locale.ROOT))
                        .register(registry);
            }
            Gauge.builder("blastradius.findings.accepted", newest, FoundNewest::accepted)
                    .description("How many findings somebody accepted")
                    .register(registry);
        };
    }

    @Bean
    Recorder.Estates estates(CurrentSnapshot current, SnapshotReader reader, StoredEstate stored, Gaps gaps) {
        return new Recorder.Estates() {
            @Override
            public Snapshot at(long version) {
                try {
                    return current.at(version);
                } catch (StaleCursor notAtHand) {
                    Snapshot read = reader.read(version);
                    stored.requireKept(version);
                    return read;
                }
            }

            @Override
            public MeasuredVersion withGaps(MeasuredVersion measured) {
                return measured.version() == stored.version()
                        ? gaps.of(measured.version()).map(measured::with).orElse(measured)
                        : measured;
            }
        };
    }
}
