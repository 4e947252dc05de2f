package blastradius.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.exceptions.ServiceUnavailableException;

/** A driver that loses its database for good after so many writing statements. */
final class Interruptions {

    private final AtomicInteger left;

    private Interruptions(int writes) {
        left = new AtomicInteger(writes);
    }

    static Driver afterWrites(Driver driver, int writes) {
        return new Interruptions(writes).wrap(Driver.class, driver);
    }

    private <T> T wrap(Class<T> type, Object target) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (arguments != null && arguments.length > 0 && arguments[0] instanceof String cypher) {
                check(cypher);
            } else if (method.getName().equals("commit")) {
                check("SET");
            }
            try {
                Object result = method.invoke(target, arguments);
                return wrapped(result);
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

    private void check(String cypher) {
        boolean writes = cypher.contains("CREATE") || cypher.contains("SET") || cypher.contains("DELETE");
        if (left.get() < 0 || (writes && left.getAndDecrement() <= 0)) {
            left.set(-1);
            throw new ServiceUnavailableException("interrupted");
        }
    }
}
