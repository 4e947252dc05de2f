package blastradius.graphql.asked;

import java.util.function.Supplier;

/**
 * What is due for a question that reads a kept table: nothing, unless the table has to be made for it. Known on the thread that works on the
 * question, and only there.
 */
public final class Due {

    private static final ScopedValue<Runnable> CURRENT = ScopedValue.newInstance();

    private Due() {}

    /** Does the work of a question, during which {@link #making} runs what is due. */
    public static <T> T during(Runnable due, Supplier<T> work) {
        return ScopedValue.where(CURRENT, due).call(work::get);
    }

    /** A table is made now. Does nothing where that is not for a question. */
    public static void making() {
        if (CURRENT.isBound()) {
            CURRENT.get().run();
        }
    }
}
