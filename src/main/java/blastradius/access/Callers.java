package blastradius.access;

/** Knows who asks on this thread. */
@FunctionalInterface
public interface Callers {

    /** Whoever asks; {@link Caller#NOBODY} where callers sign in and none did. */
    Caller current();
}
