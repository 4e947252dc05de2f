package blastradius.store.embedded;

import blastradius.store.database.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import org.neo4j.configuration.Config;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.server.security.SecureHasher;
import org.neo4j.server.security.SystemGraphCredential;
import org.neo4j.server.security.auth.CommunitySecurityModule;

/** The password of the embedded Neo4j's only user: random, of one folder, and kept in a file there that nobody else may read. */
final class StoreSecret {

    static final String USER = "neo4j";

    private static final String FILE = "bolt-secret";
    private static final int BYTES = 32;

    private final Path home;
    private final String text;

    private StoreSecret(Path home, String text) {
        this.home = home;
        this.text = text;
    }

    /** Whether the folder has one. */
    static boolean isKept(Path home) {
        return Files.exists(home.resolve(FILE));
    }

    static StoreSecret kept(Path home) throws IOException {
        Path file = home.resolve(FILE);
        OwnerOnly.close(file);
        return new StoreSecret(home, Files.readString(file).strip());
    }

    /** A new one, which counts for nothing yet. */
    static StoreSecret random(Path home) {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new StoreSecret(home, HexFormat.of().formatHex(bytes));
    }

    String text() {
        return text;
    }

    void keep() throws IOException {
        OwnerOnly.write(home.resolve(FILE), text);
    }

    /** Has a Neo4j that has never run in the folder begin with it, as {@code neo4j-admin dbms set-initial-password} does. */
    void begin() throws IOException {
        Config config =
                Config.newBuilder().set(GraphDatabaseSettings.neo4j_home, home).build();
        Path initial = CommunitySecurityModule.getInitialUserRepositoryFile(config);
        OwnerOnly.folder(Objects.requireNonNull(initial.getParent()));
        OwnerOnly.write(initial, USER + ":" + hashed() + ":\n");
    }

    private String hashed() {
        return SystemGraphCredential.createCredentialForPassword(
                        text.getBytes(StandardCharsets.UTF_8), new SecureHasher())
                .serialize();
    }
}
