/**
 * Reads collections of AD domains by SharpHound and those who write its format.
 *
 * <p>{@link blastradius.ingest.sharphound.SharpHoundReader} takes all files of a collection and reads them three times, record by record: {@code
 * EntityPass} states objects, {@code StructurePass} says what lies where and what the rules have to know first, {@code RelationPass} states what
 * each record says of others. What that means is the business of {@link blastradius.ingest.directory}. Fields are read by presence: collectors and
 * versions differ in what they write and how they spell it.
 *
 * <pre>
 *   users.json, groups.json, …  ─▶ CollectorFile: type, version, records ─▶ AdRecord
 *                                     1 ─▶ EntityPass    ─▶ Directory
 *                                     2 ─▶ StructurePass ─▶ DirectoryRules
 *                                     3 ─▶ RelationPass  ─▶ DirectoryRules ─▶ claims
 * </pre>
 *
 * <p>Cost: three readings; of memory, one record and what the rules remember of each object.
 *
 * <p>Drawn in {@code src/docs/tours/sharphound.md}.
 */
@org.jspecify.annotations.NullMarked
package blastradius.ingest.sharphound;
