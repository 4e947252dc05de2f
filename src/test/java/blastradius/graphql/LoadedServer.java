package blastradius.graphql;

import blastradius.estate.EstateGenerator;
import blastradius.estate.EstateGenerator.Family;
import blastradius.snapshot.CurrentSnapshot;
import blastradius.snapshot.Snapshot;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The face over HTTP on a drawn estate, to be put under load from outside: {@code LoadedServer <relations> [--server.port=…]}. */
final class LoadedServer {

    private static long relations;

    private LoadedServer() {}

    public static void main(String[] arguments) {
        relations = Long.parseLong(arguments[0]);
        SpringApplication.run(OfDrawnEstate.class, Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    /** The fixture's server with another estate. */
    @Configuration(proxyBeanMethods = false)
    static class OfDrawnEstate extends FixtureServer.Server {

        @Bean
        @Override
        CurrentSnapshot currentSnapshot() {
            Snapshot snapshot = EstateGenerator.generate(Family.MSP, relations, 1);
            System.out.println(snapshot.entityCount() + " entities; asked for: "
                    + Arrays.stream(EstateGenerator.sample(snapshot, 8, 1))
                            .mapToObj(snapshot::id)
                            .toList());
            return new CurrentSnapshot(snapshot);
        }
    }
}
