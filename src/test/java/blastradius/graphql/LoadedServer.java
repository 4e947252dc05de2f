package blastradius.graphql;

import blastradius.estate.EstateGenerator;
import blastradius.estate.EstateGenerator.Family;
import blastradius.graphql.scenario.PastSnapshots;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.snapshot.Snapshot;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;

/** The face over HTTP on a drawn estate, to be put under load from outside: {@code LoadedServer <relations> [--server.port=…]}. */
public final class LoadedServer {

    /** Some 20,000 entities, where nobody says otherwise. */
    private static long relations = Long.getLong("blastradius.test.relations", 45_000);

    private LoadedServer() {}

    /** Identities and credentials to ask for, by id. */
    public static List<String> sample(Snapshot snapshot) {
        return Arrays.stream(EstateGenerator.sample(snapshot, 8, 1))
                .mapToObj(snapshot::id)
                .toList();
    }

    public static void main(String[] arguments) {
        relations = Long.parseLong(arguments[0]);
        SpringApplication.run(OfDrawnEstate.class, Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    /** The fixture's server with another estate; as that, no configuration that a scan would find. */
    public static class OfDrawnEstate extends FixtureServer.Server {

        @Bean
        @Override
        CurrentSnapshot currentSnapshot() {
            Snapshot snapshot = EstateGenerator.generate(Family.MSP, relations, 1);
            System.out.println(snapshot.entityCount() + " entities; to ask for: " + sample(snapshot));
            return new CurrentSnapshot(snapshot);
        }

        /** The same estate under any version. */
        @Bean
        @Override
        PastSnapshots pastSnapshots() {
            Snapshot earlier = EstateGenerator.generate(Family.MSP, relations, 1);
            return version -> earlier;
        }
    }
}
