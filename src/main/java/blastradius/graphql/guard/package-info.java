/**
 * Between the wire and the controllers: no question costs more than it may, and every failure has one form.
 *
 * <p>{@link blastradius.graphql.guard.QuestionFilter} bounds what is sent and makes one form of GET and POST ({@link
 * blastradius.graphql.guard.GraphQlRequest}, {@link blastradius.graphql.guard.JsonPost}). {@link blastradius.graphql.guard.Documents} turn
 * a text into a valid document: its {@link blastradius.graphql.guard.DocumentShape} is measured before it is validated, its {@link
 * blastradius.graphql.guard.Cost} after that; {@link blastradius.graphql.guard.AskedOperation} chooses among several. {@link
 * blastradius.graphql.guard.Answers} then has it worked on: equal questions of one moment share an answer ({@link
 * blastradius.graphql.guard.SharedAnswers}); {@link blastradius.graphql.guard.Execution} gives it its turn by the {@link
 * blastradius.graphql.guard.WorkKind} that it is, under a {@link blastradius.graphql.guard.Deadline}; {@link
 * blastradius.graphql.guard.LeavingClients} gives it up when nobody waits any more; {@link blastradius.graphql.guard.JsonSize} bounds what comes
 * out; {@link blastradius.graphql.guard.AnswerStatus} says by the status when to ask again.
 *
 * <pre>
 *   body ─▶ QuestionFilter ─▶ Documents ─▶ Answers ───────▶ Execution ─▶ controllers
 *             Limits          DocumentShape  SharedAnswers    Deadline       │
 *                             Cost           JsonSize ◀──────────────────────┘  or a Problem
 * </pre>
 *
 * <p>{@link blastradius.graphql.guard.Limits} are the numbers, {@link blastradius.graphql.guard.Problems} and {@link
 * blastradius.graphql.guard.Problem} the errors. What stands in arguments is counted by {@link blastradius.graphql.guard.InputCost}. Cost: linear in the
 * text, once a text.
 */
@org.jspecify.annotations.NullMarked
package blastradius.graphql.guard;
