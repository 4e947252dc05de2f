/**
 * What came in, what of it is missing, and the way back to an older version.
 *
 * <p>The {@link blastradius.graphql.imports.ImportRecord} is what is known of imports, kept in the store by {@link
 * blastradius.graphql.imports.StoredImportRecord}. {@link blastradius.graphql.imports.ImportsController} lists reports as {@link
 * blastradius.graphql.imports.ImportView}s and restores versions; {@link blastradius.graphql.imports.GapsController} has every answer that
 * says how complete it is say what its sources lack.
 *
 * <pre>
 *   history of imports ─▶ ImportRecord ─┬─▶ ImportsController ─▶ imports, import, versionRestore
 *                                       └─▶ GapsController ─▶ completeness.gaps
 * </pre>
 *
 * <p>Cost: gaps are read once a version and import.
 */
@org.jspecify.annotations.NullMarked
package blastradius.graphql.imports;
