package blastradius.store.token;

import org.springframework.context.annotation.Configuration;
import org.springframework.data.neo4j.repository.config.EnableNeo4jRepositories;

/** Wires what Spring Data reads and writes of tokens. */
@Configuration(proxyBeanMethods = false)
@EnableNeo4jRepositories
public class TokensConfiguration {}
