package blastradius.store;

import blastradius.store.database.Database;
import blastradius.store.document.DocumentsConfiguration;
import blastradius.store.document.ExceptionNodes;
import blastradius.store.document.Exceptions;
import blastradius.store.document.ImportHistory;
import blastradius.store.document.ImportNodes;
import blastradius.store.document.ListNodes;
import blastradius.store.document.Lists;
import blastradius.store.document.ScenarioNodes;
import blastradius.store.document.Scenarios;
import blastradius.store.review.ReviewItemNodes;
import blastradius.store.review.ReviewNodes;
import blastradius.store.review.Reviews;
import blastradius.store.review.ReviewsConfiguration;
import org.neo4j.driver.Driver;
import org.springframework.boot.data.neo4j.autoconfigure.DataNeo4jAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** What is stored by way of Spring Data, wired as in the server. */
public final class TestDocuments {

    private static final int MANY = 1_000;

    private TestDocuments() {}

    public static Scenarios scenarios(Database database) {
        return new Scenarios(database, over(database.driver(), ScenarioNodes.class), MANY);
    }

    public static Exceptions exceptions(Database database) {
        return new Exceptions(database, over(database.driver(), ExceptionNodes.class), MANY);
    }

    public static Reviews reviews(Database database) {
        return new Reviews(
                database,
                over(database.driver(), ReviewNodes.class),
                over(database.driver(), ReviewItemNodes.class),
                MANY);
    }

    public static Lists lists(Database database) {
        return lists(database, MANY);
    }

    /** As many as this at most. */
    public static Lists lists(Database database, int most) {
        return new Lists(database, over(database.driver(), ListNodes.class), most);
    }

    public static ImportHistory importHistory(Database database) {
        return new ImportHistory(database, over(database.driver(), ImportNodes.class));
    }

    /** The nodes behind a driver, which stays the caller's to close. */
    public static <T> T over(Driver driver, Class<T> nodes) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getBeanFactory().registerSingleton("driver", driver);
        context.register(DataNeo4jAutoConfiguration.class, DocumentsConfiguration.class, ReviewsConfiguration.class);
        context.refresh();
        return context.getBean(nodes);
    }
}
