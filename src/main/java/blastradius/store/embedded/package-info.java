/**
 * A Neo4j inside this process, which everything else meets as it would meet a remote one.
 *
 * <p>{@link blastradius.store.embedded.EarlyStart} begins it while the application is still being built; {@link
 * blastradius.store.embedded.EmbeddedStart} starts it in the background and opens it anew where it stopped, under a {@link
 * blastradius.store.embedded.StartWatch}. {@link blastradius.store.embedded.BundledNeo4j} is what this build carries, {@link
 * blastradius.store.embedded.EmbeddedNeo4j} the server: Bolt on the loopback interface, a {@link blastradius.store.embedded.StoreSecret}
 * for a password, and of procedures only the {@link blastradius.store.embedded.BuiltInProcedures}. {@link
 * blastradius.store.embedded.StoreRefusal} says in one line why it cannot be opened. Commands meet a store by its {@link blastradius.store.embedded.DataFolder}.
 *
 * <pre>
 *   EarlyStart ─▶ EmbeddedStart ─▶ EmbeddedNeo4j ─▶ bolt://127.0.0.1:free port ─▶ a driver that waits
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package blastradius.store.embedded;
