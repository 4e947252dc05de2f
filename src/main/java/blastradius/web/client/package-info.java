/**
 * The connection to a client: how slow it may be, and whether anybody is still there.
 *
 * <p>{@link blastradius.web.client.ClientProtocol} has each request know its socket and bounds the time of its head. {@link
 * blastradius.web.client.ClientValve} lets those within look at it as a {@link blastradius.web.client.ClientSocket} and bounds body and
 * answer by the {@link blastradius.web.client.Pace}; {@link blastradius.web.client.PaceFilter} gives up answers that are read too slowly,
 * {@link blastradius.web.client.CutOffFilter} ends what was cut off without a page of errors, {@link
 * blastradius.web.client.SameAnswerFilter} does not send what the client has.
 *
 * <pre>
 *   socket ─▶ ClientProtocol ─▶ ClientValve ─▶ filters, servlets
 *             head in time      body, answer at a Pace; ClientSocket: has the client left?
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package blastradius.web.client;
