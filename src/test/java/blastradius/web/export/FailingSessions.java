package blastradius.web.export;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.exceptions.ServiceUnavailableException;

/** Sessions of a driver that lose their database before statements that hold a text, and are counted while they are open. */
final class FailingSessions {

    private volatile @Nullable String failing;
    private final AtomicInteger open = new AtomicInteger();

    Driver of(Driver driver) {
        return proxy(Driver.class, driver);
    }

    void failAt(String text) {
        failing = text;
    }

    void heal() {
        failing = null;
    }

    int open() {
        return open.get();
    }

    private <T> T proxy(Class<T> type, Object target) {
        InvocationHandler handler = (self, method, arguments) -> {
            String text = failing;
            if (text != null
                    && arguments != null
                    && arguments.length > 0
                    && arguments[0] instanceof String cypher
                    && cypher.contains(text)) {
                throw new ServiceUnavailableException("the database is gone");
            }
            if (type == Session.class && method.getName().equals("close")) {
                open.decrementAndGet();
            }
            try {
                Object result = method.invoke(target, arguments);
                if (result instanceof Session session) {
                    open.incrementAndGet();
                    return proxy(Session.class, session);
                }
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
