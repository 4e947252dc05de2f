package blastradius.web.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;

/** An issuer of tokens on the loopback interface, and tokens as honest and other people present them. */
final class Issuer implements AutoCloseable {

    static final String AUDIENCE = "blast-radius";

    private final HttpServer server;
    private final RSAKey key;

    Issuer() throws IOException {
        try {
            key = new RSAKeyGenerator(2048).keyID("one").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer(
                "/.well-known/openid-configuration",
                "{\"issuer\": \"" + name() + "\", \"jwks_uri\": \"" + name()
                        + "/keys\", \"subject_types_supported\": [\"public\"]}");
        answer("/keys", new JWKSet(key.toPublicJWK()).toString());
        server.start();
    }

    private void answer(String path, String json) {
        server.createContext(path, exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    /** What its tokens call it. */
    String name() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A token of somebody with these roles. */
    String token(String name, String... roles) {
        return signed(
                claims -> claims.subject(name).claim("preferred_username", name).claim("roles", List.of(roles)));
    }

    /** A token signed with the issuer's key, with other claims than usual. */
    String signed(UnaryOperator<JWTClaimsSet.Builder> other) {
        return signed(key, other);
    }

    private String signed(RSAKey by, UnaryOperator<JWTClaimsSet.Builder> other) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims(other));
            token.sign(new RSASSASigner(by));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> other) {
        Instant now = Instant.now();
        return other.apply(new JWTClaimsSet.Builder()
                        .issuer(name())
                        .subject("4711")
                        .audience(AUDIENCE)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(600)))
                        .claim("roles", List.of("viewer", "admin")))
                .build();
    }

    /** Signed by a stranger under the name of the issuer's key. */
    String forged() {
        try {
            return signed(new RSAKeyGenerator(2048).keyID("one").generate(), claims -> claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signed by nobody: algorithm none. */
    String unsigned() {
        return new PlainJWT(claims(claims -> claims)).serialize();
    }

    /** Signed with the issuer's public key as if it were a shared secret: key confusion. */
    String confused() {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(), claims(claims -> claims));
            token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
