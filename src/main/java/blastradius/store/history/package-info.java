/**
 * What stays of versions when they are pruned: when each came and what it changed, and what was measured of it.
 *
 * <p>{@link blastradius.store.history.DatedVersions} reads the nodes that imports and restorations write with their versions, each a {@link
 * blastradius.store.history.DatedVersion}, and keeps a text with one, which is its owner's to read; {@link
 * blastradius.store.history.StatedSince} says what came or became otherwise after a version.
 *
 * <pre>
 *   import, restoration ─▶ (:Version {no, at, notes}) ◀─ keep(measured)
 * </pre>
 *
 * <p>Cost: some 200 bytes a version; what is measured, up to 25 KB.
 */
@org.jspecify.annotations.NullMarked
package blastradius.store.history;
