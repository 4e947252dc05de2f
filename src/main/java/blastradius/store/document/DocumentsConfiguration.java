package blastradius.store.document;

import org.springframework.context.annotation.Configuration;
import org.springframework.data.neo4j.repository.config.EnableNeo4jRepositories;

/** Wires what Spring Data reads and writes: the small documents. The estate itself, which is large, goes by the driver. */
@Configuration(proxyBeanMethods = false)
@EnableNeo4jRepositories
public class DocumentsConfiguration {}
