package blastradius.analysis.ranking;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is made when it is first asked for, and kept; what it is made from is then forgotten. Safe for any number of threads. */
public final class Lazy<T> {

    private @Nullable Supplier<T> make;
    private volatile @Nullable T made;

    private Lazy(Supplier<T> make) {
        this.make = make;
    }

    public static <T> Lazy<T> later(Supplier<T> make) {
        return new Lazy<>(make);
    }

    /** If it cannot be made, whoever asks next tries again. */
    public T get() {
        T known = made;
        return known == null ? make() : known;
    }

    private synchronized T make() {
        T known = made;
        if (known == null) {
            known = java.util.Objects.requireNonNull(make).get();
            made = known;
            make = null;
        }
        return known;
    }
}
