/**
 * What the words of a source mean, as data: kinds of entities and relations, what propagates, how its files are laid out.
 *
 * <p>{@link blastradius.ingest.mapping.Mappings} finds the files, {@link blastradius.ingest.mapping.MappingReader} reads one into a {@link
 * blastradius.ingest.mapping.Mapping}: its {@link blastradius.ingest.mapping.EntityRowReader} and {@link
 * blastradius.ingest.mapping.RelationRowReader} read the rows of a kind, the {@link blastradius.ingest.mapping.ConditionReader} what they ask, and
 * each names its {@link blastradius.ingest.mapping.RowPlace} where it does not understand. {@link blastradius.ingest.mapping.WholeTenant} refuses a
 * narrow right on a tenant. A {@link blastradius.ingest.mapping.FileLayout} is for tables, {@link blastradius.ingest.mapping.ExtensionSchema}
 * adds the kinds that an export declares itself. The {@link blastradius.ingest.mapping.WordMeanings} is what readers ask: this kind, between
 * these ends, has which {@link blastradius.ingest.mapping.Meaning}? And is this account switched off ({@link
 * blastradius.ingest.mapping.EnabledWords})?
 *
 * <pre>
 *   seed-data/mappings/*.yaml ─▶ MappingReader ─▶ Mapping ─▶ WordMeanings ◀─ "kind X from A to B?"
 * </pre>
 *
 * <p>Cost: a look-up a record.
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.mapping;
