package blastradius.lane;

/** The connection that a request came by. A request has it as attribute under the name of this type, where the server can look at it. */
@FunctionalInterface
public interface Connection {

    /** Whether the client has ended it. Looks without waiting; when it cannot look now it says no. */
    boolean isGone();
}
