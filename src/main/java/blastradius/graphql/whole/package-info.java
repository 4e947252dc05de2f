/**
 * Whole lists and graphs of answers, for files: a question as the schema has it, asked in its turn and within its limits like any other, of
 * which all that a list holds is taken instead of a page.
 *
 * <p>{@link blastradius.graphql.whole.WholeQuestion} makes the question's text from the parameters of an address and the schema, so that
 * what can be asked of a page can be asked of the whole. {@link blastradius.graphql.whole.Taking} takes the list from where it is made.
 * {@link blastradius.graphql.whole.Columns} says what its rows show, {@link blastradius.graphql.whole.AskedWholeLists} puts it together.
 *
 * <pre>
 *   parameters ─▶ WholeQuestion ─▶ the engine ─▶ Taking ─▶ Columns ─▶ rows, made while they are written
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package blastradius.graphql.whole;
