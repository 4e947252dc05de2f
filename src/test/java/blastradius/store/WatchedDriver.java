package blastradius.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.exceptions.ServiceUnavailableException;

/** A driver that tells of every statement and every commit before it sends it. */
public final class WatchedDriver {

    private final Consumer<String> watcher;

    private WatchedDriver(Consumer<String> watcher) {
        this.watcher = watcher;
    }

    /** The watcher may throw, and so keep the statement from being sent. */
    public static Driver of(Driver driver, Consumer<String> watcher) {
        return new WatchedDriver(watcher).wrap(Driver.class, driver);
    }

    /** A driver that loses its database for good after so many writing statements. */
    public static Driver lostAfterWrites(Driver driver, int writes) {
        AtomicInteger left = new AtomicInteger(writes);
        return of(driver, statement -> {
            if (left.get() < 0 || (writes(statement) && left.getAndDecrement() <= 0)) {
                left.set(-1);
                throw new ServiceUnavailableException("interrupted");
            }
        });
    }

    public static boolean writes(String statement) {
        return statement.contains("CREATE")
                || statement.contains("SET")
                || statement.contains("DELETE")
                || statement.equals("commit");
    }

    private <T> T wrap(Class<T> type, Object target) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (arguments != null && arguments.length > 0 && arguments[0] instanceof String cypher) {
                watcher.accept(cypher);
            } else if (method.getName().equals("commit")) {
                watcher.accept("commit");
            }
            try {
                return wrapped(method.invoke(target, arguments));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private Object wrapped(Object result) {
        if (result instanceof Session session) {
            return wrap(Session.class, session);
        }
        return result instanceof Transaction transaction ? wrap(Transaction.class, transaction) : result;
    }
}
