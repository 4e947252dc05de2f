package blastradius.store;

import org.neo4j.driver.Driver;
import org.springframework.boot.data.neo4j.autoconfigure.DataNeo4jAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** What is stored by way of Spring Data, wired as in the server. */
final class TestDocuments {

    private TestDocuments() {}

    static Scenarios scenarios(Database database) {
        return new Scenarios(database, over(database.driver(), ScenarioNodes.class));
    }

    static ImportHistory importHistory(Database database) {
        return new ImportHistory(database, over(database.driver(), ImportNodes.class));
    }

    /** The nodes behind a driver, which stays the caller's to close. */
    static <T> T over(Driver driver, Class<T> nodes) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getBeanFactory().registerSingleton("driver", driver);
        context.register(DataNeo4jAutoConfiguration.class, DocumentsConfiguration.class);
        context.refresh();
        return context.getBean(nodes);
    }
}
