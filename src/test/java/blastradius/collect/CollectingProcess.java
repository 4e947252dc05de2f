package blastradius.collect;

import blastradius.collect.request.Pace;
import blastradius.collect.signin.SignIn;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A collection in a process of its own, so that it can be killed: the arguments are Graph's address and the zip. */
final class CollectingProcess {

    private CollectingProcess() {}

    public static void main(String[] arguments) {
        EntraCollection.run(
                new EntraCollection.Question("test", Collecting.OWN, false, Path.of(arguments[1]), false),
                URI.create(arguments[0]),
                tenant -> new SignIn.Token(tenant, Instant.MAX),
                Pace.within(Duration.ofMinutes(2)),
                CollectionProgress.NONE);
    }
}
