/**
 * What the words of a source mean, as data: kinds of entities and relations, what propagates, how its files are laid out.
 *
 * <p>{@link blastradius.ingest.mapping.Mappings} finds the files, {@link blastradius.ingest.mapping.MappingReader} reads one into a {@link
 * blastradius.ingest.mapping.Mapping}: an {@link blastradius.ingest.mapping.EntityRow} a kind of node, a {@link
 * blastradius.ingest.mapping.RelationRow} a kind of edge, perhaps with an {@link blastradius.ingest.mapping.EndFilter}; a {@link
 * blastradius.ingest.mapping.FileLayout} for tables, found by a {@link blastradius.ingest.mapping.Glob} over names. {@link
 * blastradius.ingest.mapping.ExtensionSchema} adds the kinds that an export declares itself. The {@link blastradius.ingest.mapping.WordMeanings}
 * is what readers ask: this kind, between these ends, is which relation?
 *
 * <pre>
 *   seed-data/mappings/*.yaml ─▶ MappingReader ─▶ Mapping ─▶ WordMeanings ◀─ "kind X from A to B?"
 * </pre>
 *
 * <p>Cost: a look-up a record.
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.mapping;
