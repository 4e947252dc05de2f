/**
 * Whose export a file is: by what it holds, not by its name alone.
 *
 * <p>{@link blastradius.ingest.recognition.Recognition} looks at the beginning of each content and at the layouts of all mappings; {@link
 * blastradius.ingest.recognition.Recognised} says which contents are read by which reader, under which mapping, and which not at all.
 *
 * <pre>
 *   contents ─▶ first bytes, first records, names ─▶ Recognised: format and mapping, or a refusal in words
 * </pre>
 *
 * <p>Cost: the head of each file.
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.recognition;
