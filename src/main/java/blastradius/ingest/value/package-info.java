/**
 * What people and programs write into a cell, understood: times, numbers, and words for yes and no.
 *
 * <p>{@link blastradius.ingest.value.TimeText} is what a text says of a time by itself, as {@link blastradius.ingest.value.TimeSpelling} and,
 * for numbers, {@link blastradius.ingest.value.NumberTime} read it; {@link blastradius.ingest.value.Times} knows besides in which zone the import's writer lives, and whether a beginning or an
 * end is meant. {@link blastradius.ingest.value.TruthWords} and {@link blastradius.ingest.value.Decimals} read the rest. What cannot be
 * understood is refused with the text, never guessed. {@link blastradius.ingest.value.StandIns} says what may be stated of helpers.
 *
 * <pre>
 *   "31.12.2026" ─▶ TimeText.Day ─▶ Times.end ─▶ 2027-01-01T00:00 in the zone of the import
 * </pre>
 *
 * <p>Formats: ISO 8601 and RFC 3339; [MS-DTYP] 2.3.3 for FILETIME. Cost: one pattern a text.
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.value;
