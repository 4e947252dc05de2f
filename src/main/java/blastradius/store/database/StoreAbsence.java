package blastradius.store.database;

import java.util.Optional;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.DatabaseException;
import org.neo4j.driver.exceptions.DiscoveryException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.SessionExpiredException;
import org.neo4j.driver.exceptions.TransientException;

/** Which failures mean that the database cannot be used now, whatever it is asked, and why. */
final class StoreAbsence {

    private StoreAbsence() {}

    /** Empty where the failure is of another kind. The words are ours: a driver's speak of addresses and programs. */
    static Optional<String> reason(RuntimeException failure) {
        return switch (failure) {
            case AuthenticationException refused ->
                Optional.of("Neo4j refuses the log-in; check spring.neo4j.authentication.username and .password");
            case ServiceUnavailableException away -> Optional.of("Neo4j does not answer");
            case SessionExpiredException away -> Optional.of("Neo4j does not answer");
            case DiscoveryException away -> Optional.of("Neo4j does not answer");
            case TransientException unable -> isUnable(unable) ? Optional.of(stopped(unable)) : Optional.empty();
            case DatabaseException broken -> Optional.of(stopped(broken));
            case ClientException refused -> ofRefusal(refused);
            default -> Optional.empty();
        };
    }

    private static boolean isUnable(Neo4jException failure) {
        return failure.code().endsWith("DatabaseUnavailable") || DiskSpace.isNamedBy(failure);
    }

    private static Optional<String> ofRefusal(ClientException refused) {
        if (refused.code().endsWith("ReadOnlyDatabase") || refused.code().endsWith("DatabaseNotFound")) {
            return Optional.of(stopped(refused));
        }
        return String.valueOf(refused.getMessage()).contains("acquire connection from the pool")
                ? Optional.of("Neo4j is busy: no connection became free")
                : Optional.empty();
    }

    private static String stopped(Neo4jException failure) {
        return DiskSpace.isNamedBy(failure)
                ? "the disk of Neo4j is full; make room, then try again: nothing is lost"
                : "Neo4j cannot work on its store; its log says why";
    }
}
