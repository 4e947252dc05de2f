package blastradius.collect.signin;

import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The application that a collection signs in with: one of the user's own, registered for this and nothing else.
 *
 * @param login where tokens are issued
 * @param graph what they are for
 * @param scopes what is asked for
 * @param route where an address really is
 */
public record Application(String clientId, URI login, URI graph, Set<Scope> scopes, UnaryOperator<URI> route) {

    public Application {
        scopes = Set.copyOf(scopes);
    }

    /** An application in a cloud of Microsoft's. */
    public static Application of(String clientId, Cloud cloud, Set<Scope> scopes) {
        return new Application(clientId, cloud.login(), cloud.graph(), scopes, UnaryOperator.identity());
    }

    /** The permissions to ask a tenant for; a customer has no relationships as a partner. */
    Set<String> permissions(boolean isOwn) {
        Set<Scope> asked = EnumSet.noneOf(Scope.class);
        asked.addAll(scopes);
        if (!isOwn) {
            asked.remove(Scope.PARTNER);
        }
        return Scope.of(graph, asked);
    }

    String authority(String tenant) {
        return login.resolve("/" + tenant + "/").toString();
    }

    /** Where an administrator of a tenant agrees to what the application is registered for. */
    URI consent(String tenant) {
        return login.resolve("/" + tenant + "/adminconsent?client_id=" + clientId);
    }
}
